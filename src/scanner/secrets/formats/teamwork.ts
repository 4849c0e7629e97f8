/** Decides what secrets of Teamwork look like. */
import { judgeRandom } from '../judge-random.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const teamwork: SecretProvider = {
  name: 'Teamwork',
  revoke: 'Revoke the token in Teamwork under Profile, API and mobile.',
  formats: [
    {
      id: 'teamwork-access-token',
      title: 'Teamwork access token',
      kind: 'secret',
      keywords: ['tkn.v1_'],
      pattern: /(?<![\w-])tkn\.v1_[0-9A-Za-z]{71}=(?![\w=])/g,
      publicLength: 7,
      judge: judgeRandom(7),
      catches: [
        `TEAMWORK_ACCESS_TOKEN=${'tkn.v1'}_${sampleText(71)}=`,
        `const teamworkAccessToken = '${'tkn.v1'}_${sampleText(71, undefined, 2)}='`,
      ],
      ignores: [`${'tkn'}.v1_${'x'.repeat(71)}=`, `see ${'tkn.v1'}_${sampleText(23)}=`],
    },
  ],
}
