/** Decides what secrets of Replicate look like. */
import { judgeRandom } from '../judge-random.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const replicate: SecretProvider = {
  name: 'Replicate',
  revoke: 'Delete the token in Replicate under Account, API tokens.',
  formats: [
    {
      id: 'replicate-api-token',
      title: 'Replicate API token',
      kind: 'secret',
      keywords: ['r8_'],
      pattern: /(?<![\w-])r8_[\w-]{37}(?![\w-])/g,
      publicLength: 3,
      judge: judgeRandom(3),
      catches: [
        `REPLICATE_API_TOKEN=${'r8'}_${sampleText(37)}`,
        `replicate_api_token: ${'r8'}_${sampleText(37, undefined, 2)}`,
      ],
      ignores: [`${'r'}8_${'x'.repeat(37)}`, `see ${'r8'}_${sampleText(12)}`],
    },
  ],
}
