/** Decides what secrets of Currencyfreaks look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(32, HEX)

export const currencyfreaks: SecretProvider = {
  name: 'Currencyfreaks',
  revoke: 'In your Currencyfreaks account, open the dashboard and replace the API key.',
  formats: [
    {
      id: 'currencyfreaks-api-key',
      title: 'Currencyfreaks API key',
      kind: 'secret',
      keywords: ['currencyfreaks'],
      ...namedValue({ names: /currencyfreaks/, ends: /key|token|secret/, value: /[a-z0-9]{32}/ }),
      catches: [`{"currencyfreaksApiKey": "${key}"}`, `CURRENCYFREAKS_API_KEY=${key}`],
      ignores: [`CURRENCYFREAKS_API_KEY=${'x'.repeat(32)}`, `currencyfreaks_commit: ${key}`],
    },
  ],
}
