/** Decides what secrets of Postman look like. */
import { judgeRandom } from '../judge-random.ts'
import { HEX, sampleText, UPPER_AND_DIGITS } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

function sampleApiKey(seed: number): string {
  return `${'PMAK'}-${sampleText(24, HEX, seed)}-${sampleText(34, HEX, seed)}`
}

export const postman: SecretProvider = {
  name: 'Postman',
  revoke: 'Revoke the key in Postman under Settings, API keys, and generate another.',
  formats: [
    {
      id: 'postman-api-key',
      title: 'Postman API key',
      kind: 'secret',
      keywords: ['pmak-'],
      pattern: /(?<![\w-])PMAK-[0-9a-f]{24}-[0-9a-f]{34}(?![\w-])/g,
      publicLength: 5,
      judge: judgeRandom(5),
      catches: [`POSTMAN_API_KEY=${sampleApiKey(1)}`, `postman_api_key: ${sampleApiKey(2)}`],
      ignores: [
        `${'PM'}AK-${'x'.repeat(24)}-${'x'.repeat(34)}`,
        `see ${'PMAK'}-${sampleText(8, HEX)}-${sampleText(11, HEX)}`,
      ],
    },
    {
      id: 'postman-collection-key',
      title: 'Postman collection access key',
      kind: 'secret',
      keywords: ['pmat-'],
      pattern: /(?<![\w-])PMAT-[0-9A-Z]{26}(?![\w-])/g,
      publicLength: 5,
      judge: judgeRandom(5),
      catches: [
        `POSTMAN_COLLECTION_KEY=${'PMAT'}-${sampleText(26, UPPER_AND_DIGITS)}`,
        `Authorization: Bearer ${'PMAT'}-${sampleText(26, UPPER_AND_DIGITS, 2)}`,
      ],
      ignores: [`${'PM'}AT-${'x'.repeat(26)}`, `see ${'PMAT'}-${sampleText(8, UPPER_AND_DIGITS)}`],
    },
  ],
}
