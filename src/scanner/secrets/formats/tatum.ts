/** Decides what secrets of Tatum look like. */
import { judgeRandom } from '../judge-random.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

function sampleApiKey(seed: number): string {
  return `${'t'}-${sampleText(24, HEX, seed)}-${sampleText(24, HEX, seed + 10)}`
}

export const tatum: SecretProvider = {
  name: 'Tatum',
  revoke: 'Delete the key in the Tatum dashboard and create another.',
  formats: [
    {
      id: 'tatum-api-key',
      title: 'Tatum API key',
      kind: 'secret',
      keywords: [
        't-0',
        't-1',
        't-2',
        't-3',
        't-4',
        't-5',
        't-6',
        't-7',
        't-8',
        't-9',
        't-a',
        't-b',
        't-c',
        't-d',
        't-e',
        't-f',
      ],
      pattern: /(?<![\w-])t-[0-9a-f]{24}-[0-9a-f]{24}(?![\w-])/g,
      publicLength: 2,
      judge: judgeRandom(2),
      catches: [`TATUM_KEY=${sampleApiKey(1)}`, `tatum_key: ${sampleApiKey(2)}`],
      ignores: [
        `${'t'}-${'x'.repeat(24)}-${'x'.repeat(24)}`,
        `see ${'t'}-${sampleText(8, HEX)}-${sampleText(8, HEX, 11)}`,
      ],
    },
  ],
}
