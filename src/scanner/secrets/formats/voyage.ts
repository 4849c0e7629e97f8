/** Decides what secrets of Voyage AI look like. */
import { judgeRandom } from '../judge-random.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const voyage: SecretProvider = {
  name: 'Voyage AI',
  revoke: 'Delete the key in the Voyage dashboard under API keys.',
  formats: [
    {
      id: 'voyage-api-key',
      title: 'Voyage AI API key',
      kind: 'secret',
      keywords: ['pa-'],
      pattern: /(?<![\w-])pa-[\w-]{43}(?![\w-])/g,
      publicLength: 3,
      judge: judgeRandom(3),
      catches: [
        `VOYAGE_API_KEY=${'pa'}-${sampleText(43)}`,
        `export VOYAGE_API_KEY="${'pa'}-${sampleText(43, undefined, 2)}"`,
      ],
      ignores: [`${'p'}a-${'x'.repeat(43)}`, `see ${'pa'}-${sampleText(14)}`],
    },
  ],
}
