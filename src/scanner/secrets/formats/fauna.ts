/** Decides what secrets of Fauna look like. */
import { judgeRandom } from '../judge-random.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const secret = `fnAE${sampleText(37)}`

export const fauna: SecretProvider = {
  name: 'Fauna',
  revoke: 'In the Fauna dashboard, open Security and delete the key.',
  formats: [
    {
      id: 'fauna-secret',
      title: 'Fauna secret',
      kind: 'secret',
      keywords: ['fnae', 'fnee', 'fnad', 'fned', 'fnaf'],
      pattern: /(?<![\w-])fn[AE][EDF][\w-]{37}(?![\w-])/g,
      publicLength: 4,
      judge: judgeRandom(4),
      catches: [`curl -H 'X-Api-Key: ${secret}' https://api.test`, `{"faunaDb": "${secret}"}`],
      ignores: [`fnAE${'x'.repeat(37)}`, `x${secret}`],
    },
  ],
}
