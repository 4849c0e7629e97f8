/** Decides what secrets of Scrapfly look like. */
import { judgeRandom } from '../judge-random.ts'
import { LOWER_AND_DIGITS, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const scrapfly: SecretProvider = {
  name: 'Scrapfly',
  revoke: 'Delete the key in the Scrapfly dashboard and create another.',
  formats: [
    {
      id: 'scrapfly-api-key',
      title: 'Scrapfly API key',
      kind: 'secret',
      keywords: ['scp-live-', 'scp-test-'],
      pattern: /(?<![\w-])scp-(?:live|test)-[0-9A-Za-z]{32}(?![\w-])/g,
      publicLength: 9,
      judge: judgeRandom(9),
      catches: [
        `SCRAPFLY_API_KEY=${'scp-live'}-${sampleText(32, LOWER_AND_DIGITS)}`,
        `Authorization: Bearer ${'scp-live'}-${sampleText(32, LOWER_AND_DIGITS, 2)}`,
      ],
      ignores: [
        `${'scp-'}live-${'x'.repeat(32)}`,
        `see ${'scp-live'}-${sampleText(10, LOWER_AND_DIGITS)}`,
      ],
    },
  ],
}
