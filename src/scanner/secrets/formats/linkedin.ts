/** Decides what secrets of LinkedIn look like. */
import { judgeRandom } from '../judge-random.ts'
import { namedValue } from '../named-value.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const clientSecret = `WPL_AP1.${sampleText(16)}.${sampleText(6, undefined, 2)}==`
const secret = sampleText(16, undefined, 3)

const accessToken = `AQX${sampleText(300)}`

export const linkedin: SecretProvider = {
  name: 'LinkedIn',
  revoke: 'In the LinkedIn developer portal, open the app, Auth, and generate a new client secret.',
  formats: [
    {
      id: 'linkedin-client-secret',
      title: 'LinkedIn client secret',
      kind: 'secret',
      keywords: ['wpl_ap'],
      pattern: /(?<![\w-])WPL_AP[01]\.[A-Za-z0-9]{14,20}\.[A-Za-z0-9+/]{6,8}={0,2}(?![\w+/=-])/g,
      publicLength: 8,
      judge: judgeRandom(8),
      catches: [
        `{"linkedinClientSecret": "${clientSecret}"}`,
        `Authorization: Bearer ${clientSecret}`,
      ],
      ignores: [`WPL_AP1.${'x'.repeat(22)}`, `x${clientSecret}`],
    },
    {
      id: 'linkedin-secret',
      title: 'LinkedIn client secret',
      kind: 'secret',
      keywords: ['linkedin', 'linked_in', 'linked-in'],
      ...namedValue({
        names: /linked_?-?in/,
        ends: /secret|client_?-?key|api_?-?key/,
        value: /[A-Za-z0-9]{16}/,
      }),
      catches: [`linkedin_client_secret: ${secret}`, `export LINKEDIN_CLIENT_SECRET="${secret}"`],
      ignores: [`LINKEDIN_CLIENT_SECRET=${'x'.repeat(32)}`, `linkedin_commit: ${secret}`],
    },
    {
      id: 'linkedin-access-token',
      title: 'LinkedIn access token',
      kind: 'secret',
      keywords: ['linkedin', 'linked_in', 'linked-in'],
      reach: 600,
      ...namedValue({ names: /linked_?-?in/, ends: /token|auth/, value: /AQ[\w-]{100,500}/ }),
      catches: [`LINKEDIN_ACCESS_TOKEN=${accessToken}`, `"linkedinToken": "${accessToken}"`],
      ignores: [`LINKEDIN_ACCESS_TOKEN=AQX${'x'.repeat(300)}`, `linkedin_page: ${accessToken}`],
    },
  ],
}
