/** Decides what secrets of Linear look like. */
import { judgeRandom } from '../judge-random.ts'
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const apiKey = `lin_api_${sampleText(40)}`
const oauthToken = `lin_oauth_${sampleText(64, HEX, 2)}`
const webhookSecret = `lin_wh_${sampleText(40, undefined, 3)}`
const clientSecret = sampleText(32, HEX, 4)

export const linear: SecretProvider = {
  name: 'Linear',
  revoke: 'In Linear, open Settings, Security & access, Personal API keys, and revoke it.',
  formats: [
    {
      id: 'linear-api-key',
      title: 'Linear API key',
      kind: 'secret',
      keywords: ['lin_api_'],
      pattern: /(?<![\w-])lin_api_[A-Za-z0-9]{40}(?![\w-])/g,
      publicLength: 8,
      judge: judgeRandom(8),
      catches: [`client = Client(api_key="${apiKey}")`, `LINEAR_API_KEY=${apiKey}`],
      ignores: [`lin_api_${'x'.repeat(40)}`, `x${apiKey}`],
    },
    {
      id: 'linear-oauth-token',
      title: 'Linear OAuth access token',
      kind: 'secret',
      keywords: ['lin_oauth_'],
      pattern: /(?<![\w-])lin_oauth_[0-9a-f]{64}(?![\w-])/g,
      publicLength: 10,
      judge: judgeRandom(10),
      catches: [
        `curl -H 'X-Api-Key: ${oauthToken}' https://api.test`,
        `{"linearOauthToken": "${oauthToken}"}`,
      ],
      ignores: [`lin_oauth_${'x'.repeat(64)}`, `x${oauthToken}`],
    },
    {
      id: 'linear-webhook-secret',
      title: 'Linear webhook signing secret',
      kind: 'secret',
      keywords: ['lin_wh_'],
      pattern: /(?<![\w-])lin_wh_[A-Za-z0-9]{36,44}(?![\w-])/g,
      publicLength: 7,
      judge: judgeRandom(7),
      catches: [
        `export LINEAR_WEBHOOK_SECRET="${webhookSecret}"`,
        `const linearWebhookSecret = '${webhookSecret}'`,
      ],
      ignores: [`lin_wh_${'x'.repeat(40)}`, `x${webhookSecret}`],
    },
    {
      id: 'linear-client-secret',
      title: 'Linear client secret',
      kind: 'secret',
      keywords: ['linear_client', 'linear_secret', 'linearclient', 'linear_oauth', 'linear-client'],
      ...namedValue({ names: /linear/, ends: /client_?-?secret|secret/, value: /[0-9a-f]{32}/ }),
      catches: [
        `LINEAR_CLIENT_SECRET=${clientSecret}`,
        `{"linearClientSecret": "${clientSecret}"}`,
      ],
      ignores: [`LINEAR_CLIENT_SECRET=${'x'.repeat(32)}`, `linear_commit: ${clientSecret}`],
    },
  ],
}
