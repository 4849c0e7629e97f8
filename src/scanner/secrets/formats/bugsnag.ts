/** Decides what secrets of Bugsnag look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(32, HEX)

export const bugsnag: SecretProvider = {
  name: 'Bugsnag',
  revoke:
    'In your Bugsnag account, open Settings of the project or My account and replace the API key.',
  formats: [
    {
      id: 'bugsnag-api-key',
      title: 'Bugsnag API key',
      kind: 'secret',
      keywords: ['bugsnag'],
      ...namedValue({
        names: /bugsnag/,
        ends: /key|token/,
        value: /(?:[0-9a-f]{32}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/,
      }),
      catches: [`bugsnag_api_key: ${key}`, `export BUGSNAG_API_KEY="${key}"`],
      ignores: [`BUGSNAG_API_KEY=${'x'.repeat(32)}`, `bugsnag_commit: ${key}`],
    },
  ],
}
