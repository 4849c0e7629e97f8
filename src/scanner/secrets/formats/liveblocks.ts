/** Decides what secrets of Liveblocks look like. */
import { judgeRandom } from '../judge-random.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = `sk_prod_${sampleText(64)}`

export const liveblocks: SecretProvider = {
  name: 'Liveblocks',
  revoke: 'In the Liveblocks dashboard, open the project, API keys, and roll the key.',
  formats: [
    {
      id: 'liveblocks-secret-key',
      title: 'Liveblocks secret key',
      kind: 'secret',
      keywords: ['sk_prod_', 'sk_dev_'],
      pattern: /(?<![\w-])sk_(?:prod|dev)_[\w-]{48,80}(?![\w-])/g,
      publicLength: 8,
      judge: judgeRandom(8),
      catches: [`Authorization: Bearer ${key}`, `export LIVEBLOCKS_SECRET="${key}"`],
      ignores: [`sk_prod_${'x'.repeat(64)}`, `x${key}`],
    },
  ],
}
