/** Decides what secrets of Aiven look like. */
import { judgeRandom } from '../judge-random.ts'
import { namedValue } from '../named-value.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const servicePassword = `AVNS_${sampleText(19)}`
const token = sampleText(200, undefined, 2)

export const aiven: SecretProvider = {
  name: 'Aiven',
  revoke:
    'In the Aiven Console, reset the password of the service user, or revoke the token in ' +
    'your profile.',
  formats: [
    {
      id: 'aiven-service-password',
      title: 'Aiven service password',
      kind: 'secret',
      keywords: ['avns_'],
      pattern: /(?<![\w-])AVNS_[\w-]{19}(?![\w-])/g,
      publicLength: 5,
      judge: judgeRandom(5),
      catches: [`Authorization: Bearer ${servicePassword}`, `export DB_PASS="${servicePassword}"`],
      ignores: [`AVNS_${'x'.repeat(19)}`, `x${servicePassword}`],
    },
    {
      id: 'aiven-token',
      title: 'Aiven authentication token',
      kind: 'secret',
      keywords: ['aiven'],
      ...namedValue({
        names: /aiven/,
        ends: /token|key|secret/,
        value: /(?:aivenv1)?[A-Za-z0-9/+=]{150,372}/,
      }),
      catches: [`AIVEN_TOKEN=${token}`, `{"aivenToken": "${token}"}`],
      ignores: [`AIVEN_TOKEN=${'x'.repeat(32)}`, `aiven_commit: ${token}`],
    },
  ],
}
