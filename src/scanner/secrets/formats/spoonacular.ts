/** Decides what secrets of spoonacular look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const spoonacular: SecretProvider = {
  name: 'spoonacular',
  revoke: 'Regenerate the key of spoonacular under Profile.',
  formats: [
    {
      id: 'spoonacular-api-key',
      title: 'spoonacular API key',
      kind: 'secret',
      keywords: ['spoonacular'],
      ...namedValue({
        names: /spoonacular/,
        ends: /key|token|secret|password|access/,
        value: /[0-9A-Za-z]{32}/,
      }),
      catches: [
        `SPOONACULAR_API_KEY=${sampleText(32, HEX)}`,
        `const spoonacularApiKey = '${sampleText(32, HEX, 2)}'`,
      ],
      ignores: [
        'SPOONACULAR_API_KEY=your_spoonacular_api_key',
        `"spoonacular": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}
