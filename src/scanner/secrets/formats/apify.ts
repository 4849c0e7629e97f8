/** Decides what secrets of Apify look like. */
import { judgeRandom } from '../judge-random.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const apiToken = `apify_api_${sampleText(36)}`
const proxyPassword = `apify_proxy_${sampleText(36, undefined, 2)}`

export const apify: SecretProvider = {
  name: 'Apify',
  revoke:
    'In the Apify Console, open Settings, API & Integrations, and delete or rotate the token.',
  formats: [
    {
      id: 'apify-api-token',
      title: 'Apify API token',
      kind: 'secret',
      keywords: ['apify_api_'],
      pattern: /(?<![\w-])apify_api_[A-Za-z0-9]{36}(?![\w-])/g,
      publicLength: 10,
      judge: judgeRandom(10),
      catches: [
        `curl -H 'X-Api-Key: ${apiToken}' https://api.test`,
        `{"apifyApiToken": "${apiToken}"}`,
      ],
      ignores: [`apify_api_${'x'.repeat(36)}`, `x${apiToken}`],
    },
    {
      id: 'apify-proxy-password',
      title: 'Apify proxy password',
      kind: 'secret',
      keywords: ['apify_proxy_'],
      pattern: /(?<![\w-])apify_proxy_[A-Za-z0-9]{20,48}(?![\w-])/g,
      publicLength: 12,
      judge: judgeRandom(12),
      catches: [
        `export APIFY_PROXY_PASSWORD="${proxyPassword}"`,
        `const apifyProxyPassword = '${proxyPassword}'`,
      ],
      ignores: [`apify_proxy_${'x'.repeat(36)}`, `x${proxyPassword}`],
    },
  ],
}
