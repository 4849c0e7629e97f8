/** Decides what secrets of Endor Labs look like. */
import { judgeRandom } from '../judge-random.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = `endr+${sampleText(16)}`

export const endorLabs: SecretProvider = {
  name: 'Endor Labs',
  revoke: 'In Endor Labs, open Manage, API Keys, and delete the key.',
  formats: [
    {
      id: 'endor-labs-api-key',
      title: 'Endor Labs API key',
      kind: 'secret',
      keywords: ['endr+'],
      pattern: /(?<![\w-])endr\+[A-Za-z0-9-]{16}(?![\w-])/g,
      publicLength: 5,
      judge: judgeRandom(5),
      catches: [`{"endorLabsApiKey": "${key}"}`, `Authorization: Bearer ${key}`],
      ignores: [`endr+${'x'.repeat(16)}`, `x${key}`],
    },
  ],
}
