/** Decides what secrets of Vyte look like. */
import { namedValue } from '../named-value.ts'
import { HEX, LOWER_AND_DIGITS, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const vyte: SecretProvider = {
  name: 'Vyte',
  revoke: 'Withdraw the key at Vyte under Settings, Integrations, and issue another.',
  formats: [
    {
      id: 'vyte-api-key',
      title: 'Vyte API key',
      kind: 'secret',
      keywords: ['vyte'],
      ...namedValue({
        names: /vyte/,
        ends: /key|token|secret|password|access/,
        value: /[0-9a-z]{50}/,
      }),
      catches: [
        `VYTE_API_KEY=${sampleText(50, LOWER_AND_DIGITS)}`,
        `vyteApiKey: '${sampleText(50, LOWER_AND_DIGITS, 2)}',`,
      ],
      ignores: ['VYTE_API_KEY=your_vyte_api_key', `"vyte": "^2.4.1#${sampleText(40, HEX)}"`],
    },
  ],
}
