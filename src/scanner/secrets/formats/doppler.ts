/** Decides what secrets of Doppler look like. */
import { judgeRandom } from '../judge-random.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const cliToken = `dp.ct.${sampleText(43)}`
const personalToken = `dp.pt.${sampleText(43, undefined, 2)}`
const serviceToken = `dp.st.prd.${sampleText(43, undefined, 3)}`
const serviceAccountToken = `dp.sa.${sampleText(43, undefined, 4)}`
const scimToken = `dp.scim.${sampleText(43, undefined, 5)}`
const auditToken = `dp.audit.${sampleText(43, undefined, 6)}`

export const doppler: SecretProvider = {
  name: 'Doppler',
  revoke:
    'In Doppler, open the access page of the project or Tokens of the workplace and revoke it.',
  formats: [
    {
      id: 'doppler-cli-token',
      title: 'Doppler CLI token',
      kind: 'secret',
      keywords: ['dp.ct.'],
      pattern: /(?<![\w-])dp\.ct\.[A-Za-z0-9]{40,44}(?![\w-])/g,
      publicLength: 6,
      judge: judgeRandom(6),
      catches: [`const dopplerCliToken = '${cliToken}'`, `client = Client(api_key="${cliToken}")`],
      ignores: [`dp.ct.${'x'.repeat(43)}`, `x${cliToken}`],
    },
    {
      id: 'doppler-personal-token',
      title: 'Doppler personal token',
      kind: 'secret',
      keywords: ['dp.pt.'],
      pattern: /(?<![\w-])dp\.pt\.[A-Za-z0-9]{40,44}(?![\w-])/g,
      publicLength: 6,
      judge: judgeRandom(6),
      catches: [
        `doppler_personal_token: ${personalToken}`,
        `curl -H 'X-Api-Key: ${personalToken}' https://api.test`,
      ],
      ignores: [`dp.pt.${'x'.repeat(43)}`, `x${personalToken}`],
    },
    {
      id: 'doppler-service-token',
      title: 'Doppler service token',
      kind: 'secret',
      keywords: ['dp.st.'],
      pattern: /(?<![\w-])dp\.st\.(?:[a-z0-9_-]{2,35}\.)?[A-Za-z0-9]{40,44}(?![\w-])/g,
      publicLength: 6,
      judge: judgeRandom(6),
      catches: [
        `Authorization: Bearer ${serviceToken}`,
        `export DOPPLER_SERVICE_TOKEN="${serviceToken}"`,
      ],
      ignores: [`dp.st.prd.${'x'.repeat(43)}`, `x${serviceToken}`],
    },
    {
      id: 'doppler-service-account-token',
      title: 'Doppler service account token',
      kind: 'secret',
      keywords: ['dp.sa.'],
      pattern: /(?<![\w-])dp\.sa\.[A-Za-z0-9]{40,44}(?![\w-])/g,
      publicLength: 6,
      judge: judgeRandom(6),
      catches: [
        `client = Client(api_key="${serviceAccountToken}")`,
        `DOPPLER_SERVICE_ACCOUNT_TOKEN=${serviceAccountToken}`,
      ],
      ignores: [`dp.sa.${'x'.repeat(43)}`, `x${serviceAccountToken}`],
    },
    {
      id: 'doppler-scim-token',
      title: 'Doppler SCIM token',
      kind: 'secret',
      keywords: ['dp.scim.'],
      pattern: /(?<![\w-])dp\.scim\.[A-Za-z0-9]{40,44}(?![\w-])/g,
      publicLength: 8,
      judge: judgeRandom(8),
      catches: [
        `curl -H 'X-Api-Key: ${scimToken}' https://api.test`,
        `{"dopplerScimToken": "${scimToken}"}`,
      ],
      ignores: [`dp.scim.${'x'.repeat(43)}`, `x${scimToken}`],
    },
    {
      id: 'doppler-audit-token',
      title: 'Doppler audit token',
      kind: 'secret',
      keywords: ['dp.audit.'],
      pattern: /(?<![\w-])dp\.audit\.[A-Za-z0-9]{40,44}(?![\w-])/g,
      publicLength: 9,
      judge: judgeRandom(9),
      catches: [
        `export DOPPLER_AUDIT_TOKEN="${auditToken}"`,
        `const dopplerAuditToken = '${auditToken}'`,
      ],
      ignores: [`dp.audit.${'x'.repeat(43)}`, `x${auditToken}`],
    },
  ],
}
