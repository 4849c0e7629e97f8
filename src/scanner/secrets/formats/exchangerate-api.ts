/** Decides what secrets of ExchangeRate-API look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(24, HEX)

export const exchangerateApi: SecretProvider = {
  name: 'ExchangeRate-API',
  revoke: 'In your ExchangeRate-API account, open the dashboard and replace the API key.',
  formats: [
    {
      id: 'exchangerate-api-api-key',
      title: 'ExchangeRate-API API key',
      kind: 'secret',
      keywords: ['exchangerate', 'exchange_rate', 'exchange-rate'],
      ...namedValue({
        names: /exchange_?-?rate(?:_?-?api)?/,
        ends: /key|token|secret/,
        value: /[0-9a-f]{24}/,
      }),
      catches: [`const exchangerateApiApiKey = '${key}'`, `exchangerate_api_api_key: ${key}`],
      ignores: [`EXCHANGERATE_API_API_KEY=${'x'.repeat(32)}`, `exchange_rate_id: ${key}`],
    },
  ],
}
