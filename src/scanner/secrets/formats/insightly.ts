/** Decides what secrets of Insightly look like. */
import { namedValue } from '../named-value.ts'
import { sampleUuid } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleUuid()

export const insightly: SecretProvider = {
  name: 'Insightly',
  revoke: 'In your Insightly account, open User settings, API and replace the API key.',
  formats: [
    {
      id: 'insightly-api-key',
      title: 'Insightly API key',
      kind: 'secret',
      keywords: ['insightly'],
      ...namedValue({
        names: /insightly/,
        ends: /key|token|secret/,
        value: /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/,
      }),
      catches: [`const insightlyApiKey = '${key}'`, `insightly_api_key: ${key}`],
      ignores: [`INSIGHTLY_API_KEY=${'x'.repeat(32)}`, `insightly_commit: ${key}`],
    },
  ],
}
