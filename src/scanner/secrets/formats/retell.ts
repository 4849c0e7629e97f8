/** Decides what secrets of Retell AI look like. */
import { judgeRandom } from '../judge-random.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const retell: SecretProvider = {
  name: 'Retell AI',
  revoke: 'Delete the key in Retell AI under API keys.',
  formats: [
    {
      id: 'retell-api-key',
      title: 'Retell AI API key',
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
      pattern: /(?<![\w-])key_[0-9a-f]{28}(?![\w-])/g,
      publicLength: 4,
      judge: judgeRandom(4),
      catches: [
        `RETELL_API_KEY=${'key'}_${sampleText(28, HEX)}`,
        `const retellApiKey = '${'key'}_${sampleText(28, HEX, 2)}'`,
      ],
      ignores: [`${'ke'}y_${'x'.repeat(28)}`, `see ${'key'}_${sampleText(9, HEX)}`],
    },
  ],
}
