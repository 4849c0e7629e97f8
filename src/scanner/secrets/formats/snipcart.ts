/** Decides what secrets of Snipcart look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const snipcart: SecretProvider = {
  name: 'Snipcart',
  revoke: 'Withdraw the key at Snipcart under Account, API keys, and issue another.',
  formats: [
    {
      id: 'snipcart-api-key',
      title: 'Snipcart API key',
      kind: 'secret',
      keywords: ['snipcart'],
      ...namedValue({
        names: /snipcart/,
        ends: /key|token|secret|password|access/,
        value: /[0-9A-Za-z_]{75}/,
      }),
      catches: [
        `SNIPCART_API_KEY=${sampleText(75)}`,
        `snipcartApiKey: '${sampleText(75, undefined, 2)}',`,
      ],
      ignores: [
        'SNIPCART_API_KEY=your_snipcart_api_key',
        `"snipcart": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}
