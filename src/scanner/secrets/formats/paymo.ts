/** Decides what secrets of Paymo look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const paymo: SecretProvider = {
  name: 'Paymo',
  revoke: 'Withdraw the key at Paymo under My account, API keys, and issue another.',
  formats: [
    {
      id: 'paymo-api-key',
      title: 'Paymo API key',
      kind: 'secret',
      keywords: ['paymo'],
      ...namedValue({
        names: /paymo/,
        ends: /key|token|secret|password|access/,
        value: /[0-9A-Za-z]{44}/,
      }),
      catches: [
        `PAYMO_API_KEY=${sampleText(44)}`,
        `paymoApiKey: '${sampleText(44, undefined, 2)}',`,
      ],
      ignores: ['PAYMO_API_KEY=your_paymo_api_key', `"paymo": "^2.4.1#${sampleText(40, HEX)}"`],
    },
  ],
}
