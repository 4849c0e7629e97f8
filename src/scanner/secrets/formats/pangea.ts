/** Decides what secrets of Pangea look like. */
import { judgeRandom } from '../judge-random.ts'
import { sampleText, UPPER_AND_DIGITS } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const pangea: SecretProvider = {
  name: 'Pangea',
  revoke: 'Revoke the token in the Pangea console under Tokens.',
  formats: [
    {
      id: 'pangea-token',
      title: 'Pangea token',
      kind: 'secret',
      keywords: ['pts_', 'pcl_', 'pmt_'],
      pattern: /(?<![\w-])p(?:ts|cl|mt)_[a-z2-7]{32}(?![\w-])/g,
      publicLength: 4,
      judge: judgeRandom(4),
      catches: [
        `PANGEA_TOKEN=${'pts'}_${sampleText(32, UPPER_AND_DIGITS.toLowerCase())}`,
        `const token = '${'pts'}_${sampleText(32, UPPER_AND_DIGITS.toLowerCase(), 2)}'`,
      ],
      ignores: [`${'pts'}_${'x'.repeat(32)}`, 'pts_total_of_the_team'],
    },
  ],
}
