/** Decides what secrets of Runway look like. */
import { judgeRandom } from '../judge-random.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const runway: SecretProvider = {
  name: 'Runway',
  revoke: 'Delete the key in the Runway developer portal.',
  formats: [
    {
      id: 'runway-api-key',
      title: 'Runway API key',
      kind: 'secret',
      keywords: [
        'key_0',
        'key_1',
        'key_2',
        'key_3',
        'key_4',
        'key_5',
        'key_6',
        'key_7',
        'key_8',
        'key_9',
        'key_a',
        'key_b',
        'key_c',
        'key_d',
        'key_e',
        'key_f',
      ],
      pattern: /(?<![\w-])key_[0-9a-f]{128}(?![\w-])/g,
      publicLength: 4,
      judge: judgeRandom(4),
      catches: [
        `RUNWAYML_API=${'key'}_${sampleText(128, HEX)}`,
        `Authorization: Bearer ${'key'}_${sampleText(128, HEX, 2)}`,
      ],
      ignores: [`${'ke'}y_${'x'.repeat(128)}`, `see ${'key'}_${sampleText(42, HEX)}`],
    },
  ],
}
