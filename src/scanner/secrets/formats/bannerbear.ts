/** Decides what secrets of Bannerbear look like. */
import { judgeRandom } from '../judge-random.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = `bb_pr_${sampleText(30, HEX)}`

export const bannerbear: SecretProvider = {
  name: 'Bannerbear',
  revoke:
    'In Bannerbear, open the project (or the account, for a master key) and reset its API key.',
  formats: [
    {
      id: 'bannerbear-api-key',
      title: 'Bannerbear API key',
      kind: 'secret',
      keywords: ['bb_pr_', 'bb_ma_'],
      pattern: /(?<![\w-])bb_(?:pr|ma)_[a-f0-9]{30}(?![\w-])/g,
      publicLength: 6,
      judge: judgeRandom(6),
      catches: [`BANNERBEAR_API_KEY=${key}`, `bannerbear_api_key: ${key}`],
      ignores: [`bb_pr_${'x'.repeat(30)}`, `x${key}`],
    },
  ],
}
