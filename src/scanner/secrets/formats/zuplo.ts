/** Decides what secrets of Zuplo look like. */
import { judgeRandom } from '../judge-random.ts'
import { HEX, LOWER_AND_DIGITS, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

function sampleApiKey(seed: number): string {
  return `${'zpka'}_${sampleText(32, LOWER_AND_DIGITS, seed)}_${sampleText(8, HEX, seed)}`
}

export const zuplo: SecretProvider = {
  name: 'Zuplo',
  revoke: 'Delete the key in the Zuplo portal under Account, API keys.',
  formats: [
    {
      id: 'zuplo-api-key',
      title: 'Zuplo API key',
      kind: 'secret',
      keywords: ['zpka_'],
      pattern: /(?<![\w-])zpka_[0-9a-z]{32}_[0-9a-f]{8}(?![\w-])/g,
      publicLength: 5,
      judge: judgeRandom(5),
      catches: [`ZUPLO_API_KEY=${sampleApiKey(1)}`, `Authorization: Bearer ${sampleApiKey(2)}`],
      ignores: [
        `${'zp'}ka_${'x'.repeat(32)}_${'x'.repeat(8)}`,
        `see ${'zpka'}_${sampleText(10, LOWER_AND_DIGITS)}_${sampleText(3, HEX)}`,
      ],
    },
  ],
}
