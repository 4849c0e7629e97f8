/** Decides what secrets of CircleCI look like. */
import { judgeRandom } from '../judge-random.ts'
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const personalToken = `CCIPAT_${sampleText(22)}_${sampleText(40, HEX, 2)}`
const projectToken = `CCIPRJ_${sampleText(22, undefined, 3)}_${sampleText(40, HEX, 4)}`
const token = sampleText(40, HEX, 5)

export const circleci: SecretProvider = {
  name: 'CircleCI',
  revoke:
    'In CircleCI, open User Settings, Personal API Tokens (or Project Settings, API ' +
    'Permissions) and delete the token.',
  formats: [
    {
      id: 'circleci-personal-token',
      title: 'CircleCI personal API token',
      kind: 'secret',
      keywords: ['ccipat_'],
      pattern: /(?<![\w-])CCIPAT_[A-Za-z0-9]{22}_[a-z0-9]{40}(?![\w-])/g,
      publicLength: 7,
      judge: judgeRandom(7),
      catches: [
        `{"circleciPersonalToken": "${personalToken}"}`,
        `Authorization: Bearer ${personalToken}`,
      ],
      ignores: [`CCIPAT_${'x'.repeat(62)}`, `x${personalToken}`],
    },
    {
      id: 'circleci-project-token',
      title: 'CircleCI project API token',
      kind: 'secret',
      keywords: ['cciprj_'],
      pattern: /(?<![\w-])CCIPRJ_[A-Za-z0-9]{22}_[a-f0-9]{40}(?![\w-])/g,
      publicLength: 7,
      judge: judgeRandom(7),
      catches: [
        `const circleciProjectToken = '${projectToken}'`,
        `client = Client(api_key="${projectToken}")`,
      ],
      ignores: [`CCIPRJ_${'x'.repeat(62)}`, `x${projectToken}`],
    },
    {
      id: 'circleci-token',
      title: 'CircleCI API token',
      kind: 'secret',
      keywords: ['circle'],
      ...namedValue({ names: /circle_?-?(?:ci)?/, ends: /token|key/, value: /[0-9a-f]{40}/ }),
      catches: [`circle_ci_token: ${token}`, `export CIRCLE_CI_TOKEN="${token}"`],
      ignores: [`CIRCLE_CI_TOKEN=${'x'.repeat(32)}`, `circle_sha: ${token}`],
    },
  ],
}
