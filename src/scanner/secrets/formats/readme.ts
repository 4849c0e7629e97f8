/** Decides what secrets of ReadMe look like. */
import { judgeRandom } from '../judge-random.ts'
import { LOWER_AND_DIGITS, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const readme: SecretProvider = {
  name: 'ReadMe',
  revoke: 'Delete the key in ReadMe under Configuration, API keys.',
  formats: [
    {
      id: 'readme-api-key',
      title: 'ReadMe API key',
      kind: 'secret',
      keywords: ['rdme_'],
      pattern: /(?<![\w-])rdme_[0-9a-z]{70}(?![\w-])/g,
      publicLength: 5,
      judge: judgeRandom(5),
      catches: [
        `README_API_KEY=${'rdme'}_${sampleText(70, LOWER_AND_DIGITS)}`,
        `readme_api_key: ${'rdme'}_${sampleText(70, LOWER_AND_DIGITS, 2)}`,
      ],
      ignores: [`${'rd'}me_${'x'.repeat(70)}`, `see ${'rdme'}_${sampleText(23, LOWER_AND_DIGITS)}`],
    },
  ],
}
