/** Decides what secrets of E2B look like. */
import { judgeRandom } from '../judge-random.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = `e2b_${sampleText(40, HEX)}`

export const e2b: SecretProvider = {
  name: 'E2B',
  revoke: 'In the E2B dashboard, open Keys and delete the key.',
  formats: [
    {
      id: 'e2b-api-key',
      title: 'E2B API key',
      kind: 'secret',
      keywords: ['e2b_'],
      pattern: /(?<![\w-])(?:e2b|sk_e2b)_[0-9a-f]{40}(?![\w-])/g,
      publicLength: 4,
      judge: judgeRandom(4),
      catches: [`client = Client(api_key="${key}")`, `E2B_API_KEY=${key}`],
      ignores: [`e2b_${'x'.repeat(40)}`, `x${key}`],
    },
  ],
}
