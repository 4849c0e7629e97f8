/** Decides what secrets of Nutritionix look like. */
import { namedValue } from '../named-value.ts'
import { HEX, LOWER_AND_DIGITS, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const nutritionix: SecretProvider = {
  name: 'Nutritionix',
  revoke: 'Delete the key in the Nutritionix developer console and create another.',
  formats: [
    {
      id: 'nutritionix-api-key',
      title: 'Nutritionix API key',
      kind: 'secret',
      keywords: ['nutritionix'],
      ...namedValue({
        names: /nutritionix/,
        ends: /key|token|secret|password|access/,
        value: /[0-9A-Za-z]{32}/,
      }),
      catches: [
        `NUTRITIONIX_API_KEY=${sampleText(32, LOWER_AND_DIGITS)}`,
        `{"nutritionixApiKey": "${sampleText(32, LOWER_AND_DIGITS, 2)}"}`,
      ],
      ignores: [
        'NUTRITIONIX_API_KEY=your_nutritionix_api_key',
        `"nutritionix": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}
