/** Decides what secrets of Copper look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(32, HEX)

export const copper: SecretProvider = {
  name: 'Copper',
  revoke: 'In your Copper account, open Settings, API Keys and replace the API key.',
  formats: [
    {
      id: 'copper-api-key',
      title: 'Copper API key',
      kind: 'secret',
      keywords: ['copper', 'x-pw-access'],
      ...namedValue({
        names: /copper_?-?(?:crm|api)|x-pw-access/,
        ends: /key|token/,
        value: /[a-z0-9]{32}/,
      }),
      catches: [`const copperApiKey = '${key}'`, `copper_api_key: ${key}`],
      ignores: [`COPPER_API_KEY=${'x'.repeat(32)}`, `copper_commit: ${key}`],
    },
  ],
}
