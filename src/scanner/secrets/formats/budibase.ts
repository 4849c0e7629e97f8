/** Decides what secrets of Budibase look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = `${sampleText(32, HEX)}-${sampleText(80, HEX, 2)}`

export const budibase: SecretProvider = {
  name: 'Budibase',
  revoke: 'In your Budibase account, open your profile, API key and replace the API key.',
  formats: [
    {
      id: 'budibase-api-key',
      title: 'Budibase API key',
      kind: 'secret',
      keywords: ['budibase'],
      ...namedValue({
        names: /budibase/,
        ends: /key|token|secret/,
        value: /[0-9a-f]{32}-[0-9a-f]{78,80}/,
      }),
      catches: [`const budibaseApiKey = '${key}'`, `budibase_api_key: ${key}`],
      ignores: [`BUDIBASE_API_KEY=${'x'.repeat(32)}`, `budibase_commit: ${key}`],
    },
  ],
}
