/** Decides what secrets of Knapsack Pro look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const token = sampleText(32, HEX)

export const knapsackPro: SecretProvider = {
  name: 'Knapsack Pro',
  revoke: 'In your Knapsack Pro account, open the project settings and replace the API token.',
  formats: [
    {
      id: 'knapsack-pro-api-token',
      title: 'Knapsack Pro API token',
      kind: 'secret',
      keywords: ['knapsack'],
      ...namedValue({
        names: /knapsack_?-?pro(?:_?-?test_?-?suite)?/,
        ends: /token|key/,
        value: /[a-z0-9]{32}/,
      }),
      catches: [`const knapsackProApiToken = '${token}'`, `knapsack_pro_api_token: ${token}`],
      ignores: [`KNAPSACK_PRO_API_TOKEN=${'x'.repeat(32)}`, `knapsack_commit: ${token}`],
    },
  ],
}
