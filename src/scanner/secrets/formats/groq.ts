/** Decides what secrets of Groq look like. */
import { judgeRandom } from '../judge-random.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = `gsk_${sampleText(52)}`

export const groq: SecretProvider = {
  name: 'Groq',
  revoke: 'In the Groq console, open API Keys and delete the key.',
  formats: [
    {
      id: 'groq-api-key',
      title: 'Groq API key',
      kind: 'secret',
      keywords: ['gsk_'],
      pattern: /(?<![\w-])gsk_[A-Za-z0-9]{52}(?![\w-])/g,
      publicLength: 4,
      judge: judgeRandom(4),
      catches: [`client = Client(api_key="${key}")`, `GROQ_API_KEY=${key}`],
      ignores: [`gsk_${'x'.repeat(52)}`, `x${key}`],
    },
  ],
}
