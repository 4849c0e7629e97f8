/** Decides what secrets of Cursor look like. */
import { judgeRandom } from '../judge-random.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = `key_${sampleText(64, HEX)}`

export const cursor: SecretProvider = {
  name: 'Cursor',
  revoke: 'In the Cursor dashboard, open Integrations, API keys, and revoke it.',
  formats: [
    {
      id: 'cursor-api-key',
      title: 'Cursor API key',
      kind: 'secret',
      keywords: [],
      runLength: 68,
      pattern: /(?<![\w-])(?:key|crsr)_[0-9a-f]{64}(?![\w-])/g,
      publicLength: 4,
      judge: judgeRandom(4),
      catches: [`Authorization: Bearer ${key}`, `export CURSOR_API_KEY="${key}"`],
      ignores: [`key_${'x'.repeat(64)}`, `x${key}`],
    },
  ],
}
