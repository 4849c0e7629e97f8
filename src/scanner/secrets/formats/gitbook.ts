/** Decides what secrets of GitBook look like. */
import { judgeRandom } from '../judge-random.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const token = `gb_api_${sampleText(40)}`

export const gitbook: SecretProvider = {
  name: 'GitBook',
  revoke: 'In GitBook, open Settings, Developer, API tokens, and delete it.',
  formats: [
    {
      id: 'gitbook-api-token',
      title: 'GitBook API token',
      kind: 'secret',
      keywords: ['gb_api_'],
      pattern: /(?<![\w-])gb_api_[A-Za-z0-9]{40}(?![\w-])/g,
      publicLength: 7,
      judge: judgeRandom(7),
      catches: [`{"gitbookApiToken": "${token}"}`, `Authorization: Bearer ${token}`],
      ignores: [`gb_api_${'x'.repeat(40)}`, `x${token}`],
    },
  ],
}
