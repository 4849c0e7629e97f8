/** Decides what secrets of CoinAPI look like. */
import { namedValue } from '../named-value.ts'
import { sampleUuid } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleUuid().toUpperCase()

export const coinapi: SecretProvider = {
  name: 'CoinAPI',
  revoke: 'In your CoinAPI account, open API keys and replace the API key.',
  formats: [
    {
      id: 'coinapi-api-key',
      title: 'CoinAPI API key',
      kind: 'secret',
      keywords: ['coinapi'],
      ...namedValue({
        names: /coinapi/,
        ends: /key|token|secret/,
        value: /[0-9A-F]{8}(?:-[0-9A-F]{4}){3}-[0-9A-F]{12}/,
      }),
      catches: [`const coinapiApiKey = '${key}'`, `coinapi_api_key: ${key}`],
      ignores: [`COINAPI_API_KEY=${'x'.repeat(32)}`, `coinapi_commit: ${key}`],
    },
  ],
}
