/** Decides what secrets of Languagelayer look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(32, HEX)

export const languagelayer: SecretProvider = {
  name: 'Languagelayer',
  revoke: 'In your Languagelayer account, open the dashboard and replace the API key.',
  formats: [
    {
      id: 'languagelayer-api-key',
      title: 'Languagelayer API key',
      kind: 'secret',
      keywords: ['languagelayer'],
      ...namedValue({ names: /languagelayer/, ends: /key|token|secret/, value: /[a-z0-9]{32}/ }),
      catches: [`{"languagelayerApiKey": "${key}"}`, `LANGUAGELAYER_API_KEY=${key}`],
      ignores: [`LANGUAGELAYER_API_KEY=${'x'.repeat(32)}`, `languagelayer_commit: ${key}`],
    },
  ],
}
