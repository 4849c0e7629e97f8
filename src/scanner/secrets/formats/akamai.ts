/** Decides what secrets of Akamai look like. */
import { judgeRandom } from '../judge-random.ts'
import { namedValue } from '../named-value.ts'
import { LOWER_AND_DIGITS, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const clientSecret = `${sampleText(43)}=`
const accessToken =
  `akab-${sampleText(16, LOWER_AND_DIGITS, 2)}` + `-${sampleText(16, LOWER_AND_DIGITS, 3)}`

export const akamai: SecretProvider = {
  name: 'Akamai',
  revoke:
    'In Akamai Control Center, open Identity & Access, API users, and deactivate the credential.',
  formats: [
    {
      id: 'akamai-client-secret',
      title: 'Akamai EdgeGrid client secret',
      kind: 'secret',
      keywords: ['client_secret', 'client-secret', 'clientsecret', 'akamai', 'edgegrid'],
      ...namedValue({
        names: /akamai|client|edgegrid/,
        ends: /secret/,
        value: /[A-Za-z0-9/+]{43}=/,
      }),
      catches: [`const clientSecret = '${clientSecret}'`, `client_secret: ${clientSecret}`],
      ignores: [`CLIENT_SECRET=${'x'.repeat(32)}`, `client_commit: ${clientSecret}`],
    },
    {
      id: 'akamai-access-token',
      title: 'Akamai EdgeGrid token',
      kind: 'secret',
      keywords: ['akab-'],
      pattern: /(?<![\w-])akab-[a-z0-9]{16}-[a-z0-9]{16}(?![\w-])/g,
      publicLength: 5,
      judge: judgeRandom(5),
      catches: [`export ACCESS_TOKEN="${accessToken}"`, `const access_token = '${accessToken}'`],
      ignores: [`akab-${'x'.repeat(32)}`, `x${accessToken}`],
    },
  ],
}
