/** Decides what secrets of Kraken look like. */
import { namedValue } from '../named-value.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = `${sampleText(86)}==`

export const kraken: SecretProvider = {
  name: 'Kraken',
  revoke: 'In your Kraken account, open Settings, API and replace the private key of the API.',
  formats: [
    {
      id: 'kraken-private-key',
      title: 'Kraken private key of the API',
      kind: 'secret',
      keywords: ['kraken'],
      ...namedValue({ names: /kraken/, ends: /secret|key|private/, value: /[A-Za-z0-9+/]{86}==/ }),
      catches: [`export KRAKEN_PRIVATE_KEY="${key}"`, `const krakenPrivateKey = '${key}'`],
      ignores: [`KRAKEN_PRIVATE_KEY=${'x'.repeat(32)}`, `kraken_commit: ${key}`],
    },
  ],
}
