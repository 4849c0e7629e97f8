/** Decides what secrets of Anthropic look like. */
import { BASE62_ALPHABET } from '../../../base/base62.ts'
import { judgeRandom } from '../judge-random.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const anthropic: SecretProvider = {
  name: 'Anthropic',
  revoke: 'In the Anthropic Console, open API keys and delete the key.',
  formats: [
    {
      id: 'anthropic-api-key',
      title: 'Anthropic API key',
      kind: 'secret',
      keywords: ['sk-ant-'],
      pattern: /(?<![\w-])sk-ant-[a-z]{2,8}\d\d-[\w-]{60,118}AA(?![\w-])/g,
      publicLength: 13,
      judge: judgeRandom(13),
      catches: [
        `ANTHROPIC_API_KEY=${'sk-ant-'}${'api03-'}${sampleText(93, `${BASE62_ALPHABET}-_`)}AA`,
        `{"key": "${'sk-ant-'}${'admin01-'}${sampleText(93, `${BASE62_ALPHABET}-_`, 2)}AA"}`,
      ],
      ignores: [
        `${'sk-ant-'}${'api03-'}${'x'.repeat(93)}AA`,
        'see sk-ant-api03 keys in the console',
      ],
    },
  ],
}
