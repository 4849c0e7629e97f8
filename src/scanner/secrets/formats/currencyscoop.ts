/** Decides what secrets of CurrencyBeacon look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(32, HEX)

export const currencyscoop: SecretProvider = {
  name: 'CurrencyBeacon',
  revoke: 'In your CurrencyBeacon account, open the dashboard and replace the API key.',
  formats: [
    {
      id: 'currencyscoop-api-key',
      title: 'CurrencyBeacon API key',
      kind: 'secret',
      keywords: ['currencyscoop', 'currencybeacon', 'currency_scoop', 'currency_beacon'],
      ...namedValue({
        names: /currency_?-?(?:scoop|beacon)/,
        ends: /key|token|secret/,
        value: /[a-z0-9]{32}/,
      }),
      catches: [`export CURRENCYSCOOP_API_KEY="${key}"`, `const currencyscoopApiKey = '${key}'`],
      ignores: [`CURRENCYSCOOP_API_KEY=${'x'.repeat(32)}`, `currencyscoop_commit: ${key}`],
    },
  ],
}
