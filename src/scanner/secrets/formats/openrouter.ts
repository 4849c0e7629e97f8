/** Decides what secrets of OpenRouter look like. */
import { judgeRandom } from '../judge-random.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const openrouter: SecretProvider = {
  name: 'OpenRouter',
  revoke: 'Delete the key at openrouter.ai under Settings, Keys, and create another.',
  formats: [
    {
      id: 'openrouter-api-key',
      title: 'OpenRouter API key',
      kind: 'secret',
      keywords: ['sk-or-v1-'],
      pattern: /(?<![\w-])sk-or-v1-[0-9a-f]{64}(?![\w-])/g,
      publicLength: 9,
      judge: judgeRandom(9),
      catches: [
        `OPENROUTER_API_KEY=${'sk-or-v1'}-${sampleText(64, HEX)}`,
        `openrouter_api_key: ${'sk-or-v1'}-${sampleText(64, HEX, 2)}`,
      ],
      ignores: [`${'sk-o'}r-v1-${'x'.repeat(64)}`, `see ${'sk-or-v1'}-${sampleText(21, HEX)}`],
    },
  ],
}
