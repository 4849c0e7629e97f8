/** Decides what secrets of Jenkins look like. */

import { looksRandom } from '../measure-entropy.ts'
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const token = `11${sampleText(32, HEX)}`
const crumb = sampleText(64, HEX)
const password = sampleText(32, HEX, 2)

export const jenkins: SecretProvider = {
  name: 'Jenkins',
  revoke:
    'In Jenkins, open the settings of the user, API Token, and revoke it; change the password of ' +
    'the administrator who was set up with it.',
  formats: [
    {
      id: 'jenkins-api-token',
      title: 'Jenkins API token',
      opens: 'run jobs and read what they know, as the user',
      kind: 'secret',
      keywords: ['jenkins'],
      ...namedValue({
        names: /jenkins/,
        ends: /token|passw(?:or)?d|secret|key|auth/,
        value: /(?:11)?[0-9a-f]{32}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/,
      }),
      catches: [`JENKINS_TOKEN=${token}`, `readonly string jenkinsToken = "${token}";`],
      ignores: [`JENKINS_TOKEN=11${'0'.repeat(32)}`, `jenkins_commit: ${token}`],
    },
    {
      id: 'jenkins-crumb',
      title: 'Jenkins crumb',
      opens: 'send forms in the session that it belongs to',
      kind: 'secret',
      keywords: ['jenkins-crumb'],
      ...namedValue({ names: /jenkins-crumb/, value: /[0-9a-f]{64}|[0-9a-f]{32}/ }),
      catches: [`-H 'Jenkins-Crumb:${crumb}'`, `{"Jenkins-Crumb": "${crumb}"}`],
      ignores: [`Jenkins-Crumb: ${'0'.repeat(64)}`, `-H "Jenkins-Crumb:$CRUMB"`],
    },
    {
      id: 'jenkins-setup-password',
      title: 'password of the Jenkins administrator',
      opens: 'finish the installation and rule the server',
      kind: 'secret',
      keywords: ['following password to proceed'],
      pattern: /following password to proceed to installation:\s{1,40}([0-9a-f]{32})(?!\w)/dg,
      publicLength: 0,
      judge: ({ secret }) => (looksRandom(secret) ? 'unproven' : 'none'),
      catches: [
        `Please use the following password to proceed to installation:\n\n${password}\n`,
        `use the following password to proceed to installation:\r\n\r\n${password}\r\n`,
      ],
      ignores: [
        `the following password to proceed to installation:\n\n${'0'.repeat(32)}`,
        `the build of ${password} may proceed to installation`,
      ],
    },
  ],
}
