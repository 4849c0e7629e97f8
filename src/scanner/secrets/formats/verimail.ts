/** Decides what secrets of Verimail look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText, UPPER_AND_DIGITS } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const verimail: SecretProvider = {
  name: 'Verimail',
  revoke: 'Withdraw the key at Verimail in its dashboard, and issue another.',
  formats: [
    {
      id: 'verimail-api-key',
      title: 'Verimail API key',
      kind: 'secret',
      keywords: ['verimail'],
      ...namedValue({
        names: /verimail/,
        ends: /key|token|secret|password|access/,
        value: /[0-9A-Z]{32}/,
      }),
      catches: [
        `VERIMAIL_API_KEY=${sampleText(32, UPPER_AND_DIGITS)}`,
        `verimailApiKey: '${sampleText(32, UPPER_AND_DIGITS, 2)}',`,
      ],
      ignores: [
        'VERIMAIL_API_KEY=your_verimail_api_key',
        `"verimail": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}
