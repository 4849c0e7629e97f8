/** Decides what secrets of CoinMarketCap look like. */
import { namedValue } from '../named-value.ts'
import { sampleUuid } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleUuid()

export const coinmarketcap: SecretProvider = {
  name: 'CoinMarketCap',
  revoke: 'In your CoinMarketCap account, open the developer portal and replace the API key.',
  formats: [
    {
      id: 'coinmarketcap-api-key',
      title: 'CoinMarketCap API key',
      kind: 'secret',
      keywords: ['coinmarketcap', 'cmc_pro', 'cmc-pro', 'cmc_api', 'cmc-api'],
      ...namedValue({
        names: /coinmarketcap|cmc_?-?pro|cmc_?-?api/,
        ends: /key|token|secret/,
        value: /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/,
      }),
      catches: [`{"coinmarketcapApiKey": "${key}"}`, `COINMARKETCAP_API_KEY=${key}`],
      ignores: [`COINMARKETCAP_API_KEY=${'x'.repeat(32)}`, `coinmarketcap_commit: ${key}`],
    },
  ],
}
