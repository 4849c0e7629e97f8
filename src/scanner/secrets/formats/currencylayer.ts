/** Decides what secrets of Currencylayer look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(32, HEX)

export const currencylayer: SecretProvider = {
  name: 'Currencylayer',
  revoke: 'In your Currencylayer account, open the dashboard and replace the API key.',
  formats: [
    {
      id: 'currencylayer-api-key',
      title: 'Currencylayer API key',
      kind: 'secret',
      keywords: ['currencylayer'],
      ...namedValue({ names: /currencylayer/, ends: /key|token|secret/, value: /[a-z0-9]{32}/ }),
      catches: [`CURRENCYLAYER_API_KEY=${key}`, `{"currencylayerApiKey": "${key}"}`],
      ignores: [`CURRENCYLAYER_API_KEY=${'x'.repeat(32)}`, `currencylayer_commit: ${key}`],
    },
  ],
}
