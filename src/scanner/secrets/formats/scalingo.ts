/** Decides what secrets of Scalingo look like. */
import { judgeRandom } from '../judge-random.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const scalingo: SecretProvider = {
  name: 'Scalingo',
  revoke: 'Revoke the token in the Scalingo dashboard under Account, Tokens.',
  formats: [
    {
      id: 'scalingo-api-token',
      title: 'Scalingo API token',
      kind: 'secret',
      keywords: ['tk-us-'],
      pattern: /(?<![\w-])tk-us-[\w-]{48}(?![\w-])/g,
      publicLength: 6,
      judge: judgeRandom(6),
      catches: [
        `SCALINGO_API_TOKEN=${'tk-us'}-${sampleText(48)}`,
        `{"scalingoApiToken": "${'tk-us'}-${sampleText(48, undefined, 2)}"}`,
      ],
      ignores: [`${'tk-'}us-${'x'.repeat(48)}`, `see ${'tk-us'}-${sampleText(16)}`],
    },
  ],
}
