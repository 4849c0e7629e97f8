/** Decides what secrets of CodeRabbit look like. */
import { judgeRandom } from '../judge-random.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = `cr-${sampleText(58, HEX)}`

export const coderabbit: SecretProvider = {
  name: 'CodeRabbit',
  revoke: 'In CodeRabbit, open Account settings, API Keys, and delete the key.',
  formats: [
    {
      id: 'coderabbit-api-key',
      title: 'CodeRabbit API key',
      kind: 'secret',
      keywords: [],
      runLength: 61,
      pattern: /(?<![\w-])cr-[0-9a-f]{58}(?![\w-])/g,
      publicLength: 3,
      judge: judgeRandom(3),
      catches: [`const coderabbitApiKey = '${key}'`, `client = Client(api_key="${key}")`],
      ignores: [`cr-${'x'.repeat(58)}`, `x${key}`],
    },
  ],
}
