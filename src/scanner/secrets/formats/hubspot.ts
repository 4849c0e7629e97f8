/** Decides what secrets of HubSpot look like. */
import { judgeRandom } from '../judge-random.ts'
import { namedValue } from '../named-value.ts'
import { sampleUuid } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const privateAppToken = `pat-na1-${sampleUuid()}`
const apiKey = sampleUuid(2)

export const hubspot: SecretProvider = {
  name: 'HubSpot',
  revoke: 'In HubSpot, open Settings, Integrations, Private apps, and rotate the access token.',
  formats: [
    {
      id: 'hubspot-private-app-token',
      title: 'HubSpot private app token',
      kind: 'secret',
      keywords: ['pat-na', 'pat-eu'],
      pattern:
        /(?<![\w-])pat-(?:eu|na)\d-[0-9A-Za-z]{8}(?:-[0-9A-Za-z]{4}){3}-[0-9A-Za-z]{12}(?![\w-])/g,
      publicLength: 8,
      judge: judgeRandom(8),
      catches: [
        `client = Client(api_key="${privateAppToken}")`,
        `HUBSPOT_PRIVATE_APP_TOKEN=${privateAppToken}`,
      ],
      ignores: [`pat-na1-${'x'.repeat(36)}`, `x${privateAppToken}`],
    },
    {
      id: 'hubspot-api-key',
      title: 'HubSpot API key',
      kind: 'secret',
      keywords: ['hubspot', 'hapikey', 'hapi_key'],
      ...namedValue({
        names: /hubspot|hapi/,
        ends: /key|api/,
        value: /[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}/,
      }),
      catches: [`export HUBSPOT_API_KEY="${apiKey}"`, `const hubspotApiKey = '${apiKey}'`],
      ignores: [`HUBSPOT_API_KEY=${'x'.repeat(32)}`, `hubspot_commit: ${apiKey}`],
    },
  ],
}
