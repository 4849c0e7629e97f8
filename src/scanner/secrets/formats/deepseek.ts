/** Decides what secrets of DeepSeek look like. */
import { judgeRandom } from '../judge-random.ts'
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = `sk-${sampleText(32, HEX)}`

export const deepseek: SecretProvider = {
  name: 'DeepSeek',
  revoke: 'In your DeepSeek account, open API keys and replace the API key.',
  formats: [
    {
      id: 'deepseek-api-key',
      title: 'DeepSeek API key',
      kind: 'secret',
      keywords: ['deepseek'],
      ...namedValue({ names: /deepseek/, ends: /key|token/, value: /sk-[0-9a-f]{32}/ }),
      catches: [`{"deepseekApiKey": "${key}"}`, `DEEPSEEK_API_KEY=${key}`],
      ignores: [`DEEPSEEK_API_KEY=${'x'.repeat(32)}`, `deepseek_commit: ${sampleText(32, HEX)}`],
    },
    {
      id: 'deepseek-bare-key',
      title: 'DeepSeek or DashScope API key',
      kind: 'secret',
      keywords: [],
      runLength: 35,
      pattern: /(?<![\w-])sk-[0-9a-f]{32}(?![\w-])/g,
      publicLength: 3,
      judge: judgeRandom(3),
      catches: [`Authorization: Bearer ${key}`, `client = OpenAI(api_key="${key}")`],
      ignores: [`sk-${'0'.repeat(32)}`, `mask-${sampleText(32, HEX)}`],
    },
  ],
}
