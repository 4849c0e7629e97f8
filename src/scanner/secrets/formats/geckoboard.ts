/** Decides what secrets of Geckoboard look like. */
import { namedValue } from '../named-value.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(44)

export const geckoboard: SecretProvider = {
  name: 'Geckoboard',
  revoke: 'In your Geckoboard account, open Account, API and replace the API key.',
  formats: [
    {
      id: 'geckoboard-api-key',
      title: 'Geckoboard API key',
      kind: 'secret',
      keywords: ['geckoboard'],
      ...namedValue({
        names: /geckoboard/,
        ends: /key|token|secret/,
        value: /(?:[0-9a-f]{32}|[A-Za-z0-9]{44})/,
      }),
      catches: [`geckoboard_api_key: ${key}`, `export GECKOBOARD_API_KEY="${key}"`],
      ignores: [`GECKOBOARD_API_KEY=${'x'.repeat(32)}`, `geckoboard_commit: ${key}`],
    },
  ],
}
