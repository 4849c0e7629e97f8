/** Decides what secrets of Coze look like. */
import { judgeRandom } from '../judge-random.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const token = `pat_${sampleText(64)}`

export const coze: SecretProvider = {
  name: 'Coze',
  revoke: 'In Coze, open API, Personal access tokens, and delete it.',
  formats: [
    {
      id: 'coze-personal-token',
      title: 'Coze personal access token',
      kind: 'secret',
      keywords: [],
      runLength: 68,
      pattern: /(?<![\w-])pat_[A-Za-z0-9]{64}(?![\w-])/g,
      publicLength: 4,
      judge: judgeRandom(4),
      catches: [`coze_personal_token: ${token}`, `curl -H 'X-Api-Key: ${token}' https://api.test`],
      ignores: [`pat_${'x'.repeat(64)}`, `x${token}`],
    },
  ],
}
