/** Decides what secrets of Scrutinizer look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const scrutinizer: SecretProvider = {
  name: 'Scrutinizer',
  revoke: 'Regenerate the key of Scrutinizer under Profile, Applications.',
  formats: [
    {
      id: 'scrutinizer-api-key',
      title: 'Scrutinizer API key',
      kind: 'secret',
      keywords: ['scrutinizer'],
      ...namedValue({
        names: /scrutinizer/,
        ends: /key|token|secret|password|access/,
        value: /[0-9a-f]{64}/,
      }),
      catches: [
        `SCRUTINIZER_API_KEY=${sampleText(64, HEX)}`,
        `const scrutinizerApiKey = '${sampleText(64, HEX, 2)}'`,
      ],
      ignores: [
        'SCRUTINIZER_API_KEY=your_scrutinizer_api_key',
        `"scrutinizer": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}
