/** Decides what secrets of Browserless look like. */
import { namedValue } from '../named-value.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const token = sampleText(40)

export const browserless: SecretProvider = {
  name: 'Browserless',
  revoke: 'In your Browserless account, open the account page and replace the API token.',
  formats: [
    {
      id: 'browserless-api-token',
      title: 'Browserless API token',
      kind: 'secret',
      keywords: ['browserless'],
      ...namedValue({
        names: /browserless/,
        ends: /token|key/,
        value: /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[A-Za-z0-9]{36,50}/,
      }),
      catches: [`browserless_api_token: ${token}`, `export BROWSERLESS_API_TOKEN="${token}"`],
      ignores: [`BROWSERLESS_API_TOKEN=${'x'.repeat(32)}`, `browserless_commit: ${token}`],
    },
  ],
}
