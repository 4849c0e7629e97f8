/** Decides what secrets of Dub look like. */
import { judgeRandom } from '../judge-random.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = `dub_${sampleText(24)}`

export const dub: SecretProvider = {
  name: 'Dub',
  revoke: 'In Dub, open Settings, API Keys, and delete the key.',
  formats: [
    {
      id: 'dub-api-key',
      title: 'Dub API key',
      kind: 'secret',
      keywords: ['dub_'],
      pattern: /(?<![\w-])dub_[A-Za-z0-9]{24}(?![\w-])/g,
      publicLength: 4,
      judge: judgeRandom(4),
      catches: [`Authorization: Bearer ${key}`, `export DUB_API_KEY="${key}"`],
      ignores: [`dub_${'x'.repeat(24)}`, `x${key}`],
    },
  ],
}
