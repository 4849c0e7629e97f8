/** Decides what secrets of Val Town look like. */
import { judgeRandom } from '../judge-random.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const valTown: SecretProvider = {
  name: 'Val Town',
  revoke: 'Delete the token in Val Town under Settings, API tokens.',
  formats: [
    {
      id: 'val-town-api-token',
      title: 'Val Town API token',
      kind: 'secret',
      keywords: ['vtwn_'],
      pattern: /(?<![\w-])vtwn_[0-9A-Za-z]{22,48}(?![\w-])/g,
      publicLength: 5,
      judge: judgeRandom(5),
      catches: [
        `VAL_TOWN_API_TOKEN=${'vtwn'}_${sampleText(32)}`,
        `Authorization: Bearer ${'vtwn'}_${sampleText(32, undefined, 2)}`,
      ],
      ignores: [`${'vt'}wn_${'x'.repeat(32)}`, `see ${'vtwn'}_${sampleText(10)}`],
    },
  ],
}
