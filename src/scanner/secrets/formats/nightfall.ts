/** Decides what secrets of Nightfall look like. */
import { judgeRandom } from '../judge-random.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const nightfall: SecretProvider = {
  name: 'Nightfall',
  revoke: 'Delete the key in the Nightfall dashboard under Developer platform, API keys.',
  formats: [
    {
      id: 'nightfall-api-key',
      title: 'Nightfall API key',
      kind: 'secret',
      keywords: ['nf-'],
      pattern: /(?<![\w-])NF-[0-9A-Za-z]{32}(?![\w-])/g,
      publicLength: 3,
      judge: judgeRandom(3),
      catches: [
        `NIGHTFALL_API_KEY=${'NF'}-${sampleText(32)}`,
        `const nightfallApiKey = '${'NF'}-${sampleText(32, undefined, 2)}'`,
      ],
      ignores: [`${'N'}F-${'x'.repeat(32)}`, `see ${'NF'}-${sampleText(10)}`],
    },
  ],
}
