/** Decides what secrets of CalorieNinjas look like. */
import { namedValue } from '../named-value.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(40)

export const calorieninja: SecretProvider = {
  name: 'CalorieNinjas',
  revoke: 'In your CalorieNinjas account, open My Account and replace the API key.',
  formats: [
    {
      id: 'calorieninja-api-key',
      title: 'CalorieNinjas API key',
      kind: 'secret',
      keywords: ['calorieninja', 'calorie_ninja', 'apininja', 'api_ninja', 'api-ninja'],
      ...namedValue({
        names: /calorie_?-?ninjas?|api_?-?ninjas?/,
        ends: /key|token|secret/,
        value: /[A-Za-z0-9+/]{38}[A-Za-z0-9+/=]{2}/,
      }),
      catches: [`const calorieninjaApiKey = '${key}'`, `calorieninja_api_key: ${key}`],
      ignores: [`CALORIENINJA_API_KEY=${'x'.repeat(32)}`, `calorieninja_commit: ${key}`],
    },
  ],
}
