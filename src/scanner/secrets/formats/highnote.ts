/** Decides what secrets of Highnote look like. */
import { judgeRandom } from '../judge-random.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = `sk_live_${sampleText(100)}==`

export const highnote: SecretProvider = {
  name: 'Highnote',
  revoke: 'In the Highnote dashboard, open Users and settings, API keys, and delete it.',
  formats: [
    {
      id: 'highnote-secret-key',
      title: 'Highnote API key',
      kind: 'secret',
      keywords: ['sk_live_', 'rk_live_'],
      pattern: /(?<![\w-])[sr]k_live_[A-Za-z0-9+/]{90,140}={1,2}(?![\w+/=-])/g,
      publicLength: 8,
      judge: judgeRandom(8),
      catches: [`highnote_key: ${key}`, `curl -H 'X-Api-Key: ${key}' https://api.test`],
      ignores: [`sk_live_${'x'.repeat(100)}`, `x${key}`],
    },
  ],
}
