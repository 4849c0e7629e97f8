/** Decides what secrets of Tally look like. */
import { judgeRandom } from '../judge-random.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const tally: SecretProvider = {
  name: 'Tally',
  revoke: 'Revoke the key in Tally under Settings, API keys.',
  formats: [
    {
      id: 'tally-api-key',
      title: 'Tally API key',
      kind: 'secret',
      keywords: ['tly-'],
      pattern: /(?<![\w-])tly-[0-9A-Za-z]{32}(?![\w-])/g,
      publicLength: 4,
      judge: judgeRandom(4),
      catches: [
        `TALLY_API_KEY=${'tly'}-${sampleText(32)}`,
        `const tallyApiKey = '${'tly'}-${sampleText(32, undefined, 2)}'`,
      ],
      ignores: [`${'tl'}y-${'x'.repeat(32)}`, `see ${'tly'}-${sampleText(10)}`],
    },
  ],
}
