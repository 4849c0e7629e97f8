/** Decides what secrets of Veriphone look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText, UPPER_AND_DIGITS } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const veriphone: SecretProvider = {
  name: 'Veriphone',
  revoke: 'Replace the key of Veriphone in its control panel.',
  formats: [
    {
      id: 'veriphone-api-key',
      title: 'Veriphone API key',
      kind: 'secret',
      keywords: ['veriphone'],
      ...namedValue({
        names: /veriphone/,
        ends: /key|token|secret|password|access/,
        value: /[0-9A-Z]{32}/,
      }),
      catches: [
        `VERIPHONE_API_KEY=${sampleText(32, UPPER_AND_DIGITS)}`,
        `{"veriphoneApiKey": "${sampleText(32, UPPER_AND_DIGITS, 2)}"}`,
      ],
      ignores: [
        'VERIPHONE_API_KEY=your_veriphone_api_key',
        `"veriphone": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}
