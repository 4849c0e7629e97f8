/** Decides what secrets of Bittrex look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(32, HEX)

export const bittrex: SecretProvider = {
  name: 'Bittrex',
  revoke: 'In your Bittrex account, open API Keys and replace the API key.',
  formats: [
    {
      id: 'bittrex-api-key',
      title: 'Bittrex API key',
      kind: 'secret',
      keywords: ['bittrex'],
      ...namedValue({ names: /bittrex/, ends: /secret|key/, value: /[0-9a-f]{32}/ }),
      catches: [`bittrex_api_key: ${key}`, `export BITTREX_API_KEY="${key}"`],
      ignores: [`BITTREX_API_KEY=${'x'.repeat(32)}`, `bittrex_commit: ${key}`],
    },
  ],
}
