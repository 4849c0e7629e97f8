/** Decides what secrets of Paydirt look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const paydirtapp: SecretProvider = {
  name: 'Paydirt',
  revoke: 'Make a new key at Paydirt under Settings, API, and delete the old one.',
  formats: [
    {
      id: 'paydirtapp-api-key',
      title: 'Paydirt API key',
      kind: 'secret',
      keywords: ['paydirtapp'],
      ...namedValue({
        names: /paydirtapp/,
        ends: /key|token|secret|password|access/,
        value: /[0-9A-Za-z]{32}/,
      }),
      catches: [
        `PAYDIRTAPP_API_KEY=${sampleText(32, HEX)}`,
        `paydirtapp_api_key: ${sampleText(32, HEX, 2)}`,
      ],
      ignores: [
        'PAYDIRTAPP_API_KEY=your_paydirtapp_api_key',
        `"paydirtapp": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}
