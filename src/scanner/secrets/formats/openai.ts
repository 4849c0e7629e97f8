/** Decides what secrets of OpenAI look like. */
import { buildPattern } from '../build-pattern.ts'
import { judgeRandom } from '../judge-random.ts'
import { sampleText } from '../sample-secret.ts'
import type { Genuineness, SecretMatch, SecretProvider } from '../secret-format.ts'

/** Stands in the middle of every key: `OpenAI` in base64. */
const MIDDLE = `${'T3Blb'}${'kFJ'}`
/** Other providers issue keys of the same form; each has a file of its own. */
const OTHER = /(?:moonshot|kimi|stability|stable|dreamstudio|deepseek|siliconflow)[^\n]{0,60}$/i

function judge(match: SecretMatch): Genuineness {
  if (match.secret.includes(MIDDLE)) return 'genuine'
  return OTHER.test(match.before(100)) ? 'none' : judgeRandom(3)(match)
}

export const openai: SecretProvider = {
  name: 'OpenAI',
  revoke: 'Delete the key at platform.openai.com under API keys, and create another.',
  formats: [
    {
      id: 'openai-api-key',
      title: 'OpenAI API key',
      kind: 'secret',
      keywords: ['sk-'],
      pattern: buildPattern(
        'g',
        /(?<![\w-])sk-/,
        [/(?:proj|svcacct|admin|None|service)-[\w-]{40,200}/, /[A-Za-z0-9]{48,51}/],
        /(?![\w-])/,
      ),
      publicLength: 3,
      judge,
      catches: [
        `OPENAI_API_KEY=${'sk-'}${sampleText(20)}${MIDDLE}${sampleText(20, undefined, 2)}`,
        `"apiKey": "${'sk-'}proj-${sampleText(74)}${MIDDLE}${sampleText(74, undefined, 2)}"`,
        `api_key = '${'sk-'}admin-${sampleText(58)}${MIDDLE}${sampleText(58, undefined, 2)}'`,
        `Authorization: Bearer ${'sk-'}${sampleText(48, undefined, 3)}`,
      ],
      ignores: [
        `${'sk-'}${'x'.repeat(48)}`,
        'sk-proj-your-key-of-the-project-goes-here-and-nowhere-else',
        `task-${sampleText(48)}`,
      ],
    },
    {
      id: 'openai-session-key',
      title: 'OpenAI session key',
      kind: 'secret',
      keywords: ['sess-'],
      pattern: /(?<![\w-])sess-[0-9A-Za-z]{40}(?![\w-])/g,
      publicLength: 5,
      judge: judgeRandom(5),
      catches: [
        `const key = '${'sess'}-${sampleText(40)}'`,
        `Authorization: Bearer ${'sess'}-${sampleText(40, undefined, 2)}`,
      ],
      ignores: [`${'sess'}-${'x'.repeat(40)}`, `${'sess'}-${sampleText(20)}`],
    },
  ],
}
