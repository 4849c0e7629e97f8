/** Decides what secrets of Coinlayer look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(32, HEX)

export const coinlayer: SecretProvider = {
  name: 'Coinlayer',
  revoke: 'In your Coinlayer account, open the dashboard and replace the API key.',
  formats: [
    {
      id: 'coinlayer-api-key',
      title: 'Coinlayer API key',
      kind: 'secret',
      keywords: ['coinlayer'],
      ...namedValue({ names: /coinlayer/, ends: /key|token|secret/, value: /[a-z0-9]{32}/ }),
      catches: [`coinlayer_api_key: ${key}`, `export COINLAYER_API_KEY="${key}"`],
      ignores: [`COINLAYER_API_KEY=${'x'.repeat(32)}`, `coinlayer_commit: ${key}`],
    },
  ],
}
