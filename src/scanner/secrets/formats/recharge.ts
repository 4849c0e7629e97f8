/** Decides what secrets of Recharge look like. */
import { judgeRandom } from '../judge-random.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const recharge: SecretProvider = {
  name: 'Recharge',
  revoke: 'Delete the token in Recharge under Apps, API tokens.',
  formats: [
    {
      id: 'recharge-api-key',
      title: 'Recharge API token',
      kind: 'secret',
      keywords: ['sk_1x', 'sk_2x', 'sk_3x', 'sk_5x', 'sk_10x', 'sk_test_'],
      pattern: /(?<![\w-])sk(?:_test)?_(?:1|2|3|5|10)x[123]_[0-9a-f]{64}(?![\w-])/g,
      publicLength: 7,
      judge: judgeRandom(7),
      catches: [
        `RECHARGE_API_KEY=${'sk_'}1x1_${sampleText(64, HEX)}`,
        `{"rechargeApiKey": "${'sk_'}1x1_${sampleText(64, HEX, 2)}"}`,
      ],
      ignores: [`${'sk_'}1x1_${'x'.repeat(64)}`, `see ${'sk_'}1x1_${sampleText(21, HEX)}`],
    },
  ],
}
