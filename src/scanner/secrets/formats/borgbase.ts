/** Decides what secrets of BorgBase look like. */
import { namedValue } from '../named-value.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(150)

export const borgbase: SecretProvider = {
  name: 'BorgBase',
  revoke: 'In your BorgBase account, open Account, API and replace the API key.',
  formats: [
    {
      id: 'borgbase-api-key',
      title: 'BorgBase API key',
      kind: 'secret',
      keywords: ['borgbase'],
      ...namedValue({ names: /borgbase/, ends: /token|key/, value: /[A-Za-z0-9/_.-]{148,152}/ }),
      catches: [`const borgbaseApiKey = '${key}'`, `borgbase_api_key: ${key}`],
      ignores: [`BORGBASE_API_KEY=${'x'.repeat(32)}`, `borgbase_commit: ${key}`],
    },
  ],
}
