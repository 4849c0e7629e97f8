/** Decides what secrets of Together AI look like. */
import { judgeRandom } from '../judge-random.ts'
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const together: SecretProvider = {
  name: 'Together AI',
  revoke: 'Regenerate the key in Together AI under Settings, API keys.',
  formats: [
    {
      id: 'together-api-key',
      title: 'Together AI API key',
      kind: 'secret',
      keywords: ['tgp_v1_'],
      pattern: /(?<![\w-])tgp_v1_[\w-]{43}(?![\w-])/g,
      publicLength: 7,
      judge: judgeRandom(7),
      catches: [
        `TOGETHER_API_KEY=${'tgp_v1'}_${sampleText(43)}`,
        `together_api_key: ${'tgp_v1'}_${sampleText(43, undefined, 2)}`,
      ],
      ignores: [`${'tgp'}_v1_${'x'.repeat(43)}`, `see ${'tgp_v1'}_${sampleText(14)}`],
    },
    {
      id: 'together-legacy-key',
      title: 'Together AI API key',
      kind: 'secret',
      keywords: ['together'],
      ...namedValue({ names: /together(?:_?ai)?[_-]?(?:api)?[_-]?key/, value: /[0-9a-f]{64}/ }),
      catches: [
        `TOGETHER_API_KEY=${sampleText(64, HEX)}`,
        `const togetherApiKey = '${sampleText(64, HEX, 2)}'`,
      ],
      ignores: [
        'TOGETHER_API_KEY=your_together_api_key',
        `"together": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}
