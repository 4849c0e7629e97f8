/** Decides what secrets of Friendli look like. */
import { judgeRandom } from '../judge-random.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const token = `flp_${sampleText(46)}`

export const friendli: SecretProvider = {
  name: 'Friendli',
  revoke: 'In Friendli Suite, open Personal settings, Tokens, and delete it.',
  formats: [
    {
      id: 'friendli-token',
      title: 'Friendli token',
      kind: 'secret',
      keywords: ['flp_'],
      pattern: /(?<![\w-])flp_[A-Za-z0-9]{46}(?![\w-])/g,
      publicLength: 4,
      judge: judgeRandom(4),
      catches: [`client = Client(api_key="${token}")`, `FRIENDLI_TOKEN=${token}`],
      ignores: [`flp_${'x'.repeat(46)}`, `x${token}`],
    },
  ],
}
