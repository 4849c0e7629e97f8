/** Decides what secrets of Clearbit look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = `sk_${sampleText(32, HEX)}`

export const clearbit: SecretProvider = {
  name: 'Clearbit',
  revoke: 'In your Clearbit account, open API Keys and replace the API key.',
  formats: [
    {
      id: 'clearbit-api-key',
      title: 'Clearbit API key',
      kind: 'secret',
      keywords: ['clearbit'],
      ...namedValue({ names: /clearbit/, ends: /key|token|secret/, value: /sk_[0-9a-f]{32}/ }),
      catches: [`const clearbitApiKey = '${key}'`, `clearbit_api_key: ${key}`],
      ignores: [`CLEARBIT_API_KEY=${'x'.repeat(32)}`, `clearbit_commit: ${key}`],
    },
  ],
}
