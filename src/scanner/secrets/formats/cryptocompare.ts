/** Decides what secrets of CryptoCompare look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(64, HEX)

export const cryptocompare: SecretProvider = {
  name: 'CryptoCompare',
  revoke: 'In your CryptoCompare account, open API Keys and replace the API key.',
  formats: [
    {
      id: 'cryptocompare-api-key',
      title: 'CryptoCompare API key',
      kind: 'secret',
      keywords: ['cryptocompare'],
      ...namedValue({ names: /cryptocompare/, ends: /key|token|secret/, value: /[a-z0-9]{64}/ }),
      catches: [`export CRYPTOCOMPARE_API_KEY="${key}"`, `const cryptocompareApiKey = '${key}'`],
      ignores: [`CRYPTOCOMPARE_API_KEY=${'x'.repeat(32)}`, `cryptocompare_commit: ${key}`],
    },
  ],
}
