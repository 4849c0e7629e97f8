/** Decides what secrets of Bitfinex look like. */
import { namedValue } from '../named-value.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(43)

export const bitfinex: SecretProvider = {
  name: 'Bitfinex',
  revoke: 'In your Bitfinex account, open API Keys and replace the API key.',
  formats: [
    {
      id: 'bitfinex-api-key',
      title: 'Bitfinex API key',
      kind: 'secret',
      keywords: ['bitfinex'],
      ...namedValue({ names: /bitfinex/, ends: /key|token|secret/, value: /[A-Za-z0-9]{43}/ }),
      catches: [`{"bitfinexApiKey": "${key}"}`, `BITFINEX_API_KEY=${key}`],
      ignores: [`BITFINEX_API_KEY=${'x'.repeat(32)}`, `bitfinex_commit: ${key}`],
    },
  ],
}
