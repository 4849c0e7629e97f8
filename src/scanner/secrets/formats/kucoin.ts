/** Decides what secrets of KuCoin look like. */
import { namedValue } from '../named-value.ts'
import { sampleUuid } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const secret = sampleUuid()

export const kucoin: SecretProvider = {
  name: 'KuCoin',
  revoke: 'In your KuCoin account, open API Management and replace the API secret.',
  formats: [
    {
      id: 'kucoin-api-secret',
      title: 'KuCoin API secret',
      kind: 'secret',
      keywords: ['kucoin'],
      ...namedValue({
        names: /kucoin/,
        ends: /secret/,
        value: /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/,
      }),
      catches: [`KUCOIN_API_SECRET=${secret}`, `{"kucoinApiSecret": "${secret}"}`],
      ignores: [`KUCOIN_API_SECRET=${'x'.repeat(32)}`, `kucoin_order: ${secret}`],
    },
  ],
}
