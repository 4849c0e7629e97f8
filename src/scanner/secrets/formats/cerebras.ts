/** Decides what secrets of Cerebras look like. */
import { judgeRandom } from '../judge-random.ts'
import { LOWER_AND_DIGITS, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = `csk-${sampleText(48, LOWER_AND_DIGITS)}`

export const cerebras: SecretProvider = {
  name: 'Cerebras',
  revoke: 'In the Cerebras Cloud console, open API Keys and delete the key.',
  formats: [
    {
      id: 'cerebras-api-key',
      title: 'Cerebras API key',
      kind: 'secret',
      keywords: ['csk-'],
      pattern: /(?<![\w-])csk-[a-z0-9]{48}(?![\w-])/g,
      publicLength: 4,
      judge: judgeRandom(4),
      catches: [`export CEREBRAS_API_KEY="${key}"`, `const cerebrasApiKey = '${key}'`],
      ignores: [`csk-${'x'.repeat(48)}`, `x${key}`],
    },
  ],
}
