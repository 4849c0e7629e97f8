/** Decides what secrets of OpenAI look like. */
import { judgeRandom } from '../judge-random.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

/** Stands in the middle of every key: `OpenAI` in base64. */
const MIDDLE = `${'T3Blb'}${'kFJ'}`

export const openai: SecretProvider = {
  name: 'OpenAI',
  formats: [
    {
      id: 'openai-api-key',
      title: 'OpenAI API key',
      kind: 'secret',
      keywords: ['sk-'],
      pattern:
        /(?<![\w-])sk-(?:(?:proj|svcacct|admin|None)-[\w-]{40,200}|[A-Za-z0-9]{48})(?![\w-])/g,
      publicLength: 3,
      judge: (match) => (match.secret.includes(MIDDLE) ? 'genuine' : judgeRandom(3)(match)),
      catches: [
        `OPENAI_API_KEY=${'sk-'}${sampleText(20)}${MIDDLE}${sampleText(20, undefined, 2)}`,
        `"apiKey": "${'sk-'}proj-${sampleText(74)}${MIDDLE}${sampleText(74, undefined, 2)}"`,
      ],
      ignores: [
        `${'sk-'}${'x'.repeat(48)}`,
        'sk-proj-your-key-of-the-project-goes-here-and-nowhere-else',
        `task-${sampleText(48)}`,
      ],
    },
    {
      id: 'openrouter-api-key',
      title: 'OpenRouter API key',
      kind: 'secret',
      keywords: ['sk-or-v1-'],
      pattern: /(?<![\w-])sk-or-v1-[0-9a-f]{64}(?![\w-])/g,
      publicLength: 9,
      judge: judgeRandom(9),
      catches: [`key=${'sk-'}or-v1-${sampleText(64, '0123456789abcdef')}`],
      ignores: [`${'sk-'}or-v1-${'0'.repeat(64)}`],
    },
  ],
}
