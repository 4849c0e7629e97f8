/** Decides what secrets of Skrapp look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const skrapp: SecretProvider = {
  name: 'Skrapp',
  revoke: 'Make a new key in Skrapp under Account, API.',
  formats: [
    {
      id: 'skrapp-api-key',
      title: 'Skrapp API key',
      kind: 'secret',
      keywords: ['skrapp'],
      ...namedValue({ names: /skrapp/, ends: /(?:key|token|secret)?/, value: /[0-9A-Za-z]{42}/ }),
      catches: [
        `SKRAPP_API_KEY=${sampleText(42)}`,
        `const skrappApiKey = '${sampleText(42, undefined, 2)}'`,
      ],
      ignores: ['SKRAPP_API_KEY=your_skrapp_api_key', `"skrapp": "^2.4.1#${sampleText(40, HEX)}"`],
    },
  ],
}
