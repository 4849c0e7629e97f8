/** Decides what secrets of Databricks look like. */
import { judgeRandom } from '../judge-random.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const token = `dapi${sampleText(32, HEX)}`
const oauthSecret = `dose${sampleText(32, HEX, 2)}`
const deltaToken = `dsapi${sampleText(32, HEX, 3)}`

export const databricks: SecretProvider = {
  name: 'Databricks',
  revoke:
    'In Databricks, open Settings, Developer, Access tokens, and revoke it; secrets of OAuth ' +
    'belong to the service principal.',
  formats: [
    {
      id: 'databricks-token',
      title: 'Databricks access token',
      kind: 'secret',
      keywords: ['dapi'],
      pattern: /(?<![\w-])dapi[a-f0-9]{32}(?:-\d)?(?!\w|-\w)/g,
      publicLength: 4,
      judge: judgeRandom(4),
      catches: [`export DATABRICKS_TOKEN="${token}"`, `const databricksToken = '${token}'`],
      ignores: [`dapi${'x'.repeat(32)}`, `x${token}`],
    },
    {
      id: 'databricks-oauth-secret',
      title: 'Databricks OAuth secret',
      kind: 'secret',
      keywords: ['dose'],
      pattern: /(?<![\w-])dose[a-f0-9]{32}(?![\w-])/g,
      publicLength: 4,
      judge: judgeRandom(4),
      catches: [
        `DATABRICKS_CLIENT_SECRET=${oauthSecret}`,
        `databricks_client_secret: ${oauthSecret}`,
      ],
      ignores: [`dose${'x'.repeat(32)}`, `x${oauthSecret}`],
    },
    {
      id: 'databricks-delta-token',
      title: 'Databricks Delta Sharing token',
      kind: 'secret',
      keywords: ['dsapi'],
      pattern: /(?<![\w-])dsapi[a-f0-9]{32}(?![\w-])/g,
      publicLength: 5,
      judge: judgeRandom(5),
      catches: [`{"databricksDeltaToken": "${deltaToken}"}`, `Authorization: Bearer ${deltaToken}`],
      ignores: [`dsapi${'x'.repeat(32)}`, `x${deltaToken}`],
    },
  ],
}
