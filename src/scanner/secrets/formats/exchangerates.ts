/** Decides what secrets of exchangeratesapi.io look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(32, HEX)

export const exchangerates: SecretProvider = {
  name: 'exchangeratesapi.io',
  revoke: 'In your exchangeratesapi.io account, open the dashboard and replace the API key.',
  formats: [
    {
      id: 'exchangerates-api-key',
      title: 'exchangeratesapi.io API key',
      kind: 'secret',
      keywords: ['exchangerates', 'exchange_rates', 'exchange-rates'],
      ...namedValue({
        names: /exchange_?-?rates(?:_?-?api)?/,
        ends: /key|token|secret/,
        value: /[a-z0-9]{32}/,
      }),
      catches: [`exchangerates_api_key: ${key}`, `export EXCHANGERATES_API_KEY="${key}"`],
      ignores: [`EXCHANGERATES_API_KEY=${'x'.repeat(32)}`, `exchangerates_commit: ${key}`],
    },
  ],
}
