/** Decides what secrets of Qualaroo look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const qualaroo: SecretProvider = {
  name: 'Qualaroo',
  revoke: 'Regenerate the key in Qualaroo under Account, API.',
  formats: [
    {
      id: 'qualaroo-api-key',
      title: 'Qualaroo API key',
      kind: 'secret',
      keywords: ['qualaroo'],
      ...namedValue({
        names: /qualaroo/,
        ends: /key|token|secret|password|access/,
        value: /[0-9A-Za-z]{63}=|[0-9A-Za-z]{64}/,
      }),
      catches: [
        `QUALAROO_API_KEY=${sampleText(64)}`,
        `qualaroo_api_key: ${sampleText(64, undefined, 2)}`,
      ],
      ignores: [
        'QUALAROO_API_KEY=your_qualaroo_api_key',
        `"qualaroo": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}
