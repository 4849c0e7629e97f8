/** Decides what secrets of Vantage look like. */
import { judgeRandom } from '../judge-random.ts'
import { LOWER_AND_DIGITS, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const vantage: SecretProvider = {
  name: 'Vantage',
  revoke: 'Revoke the token in Vantage under Settings, API access tokens.',
  formats: [
    {
      id: 'vantage-access-token',
      title: 'Vantage access token',
      kind: 'secret',
      keywords: ['vntg_tkn_'],
      pattern: /(?<![\w-])vntg_tkn_[0-9a-z]{40,64}(?![\w-])/g,
      publicLength: 9,
      judge: judgeRandom(9),
      catches: [
        `VANTAGE_ACCESS_TOKEN=${'vntg_tkn'}_${sampleText(40, LOWER_AND_DIGITS)}`,
        `export VANTAGE_ACCESS_TOKEN="${'vntg_tkn'}_${sampleText(40, LOWER_AND_DIGITS, 2)}"`,
      ],
      ignores: [
        `${'vntg'}_tkn_${'x'.repeat(40)}`,
        `see ${'vntg_tkn'}_${sampleText(13, LOWER_AND_DIGITS)}`,
      ],
    },
  ],
}
