/** Decides what secrets of SonarQube Cloud look like. */
import { judgeRandom } from '../judge-random.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const sonarcloud: SecretProvider = {
  name: 'SonarQube Cloud',
  revoke: 'Revoke the token in SonarQube Cloud under My account, Security.',
  formats: [
    {
      id: 'sonarcloud-token',
      title: 'SonarQube Cloud token',
      kind: 'secret',
      keywords: ['sqco_'],
      pattern: /(?<![\w-])sqco_[0-9A-Za-z]{59}(?![\w-])/g,
      publicLength: 5,
      judge: judgeRandom(5),
      catches: [
        `SONARCLOUD_TOKEN=${'sqco'}_${sampleText(59)}`,
        `Authorization: Bearer ${'sqco'}_${sampleText(59, undefined, 2)}`,
      ],
      ignores: [`${'sq'}co_${'x'.repeat(59)}`, `see ${'sqco'}_${sampleText(19)}`],
    },
  ],
}
