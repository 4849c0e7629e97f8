/** Decides what secrets of IEX Cloud look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const token = `sk_${sampleText(32, HEX)}`

export const iexCloud: SecretProvider = {
  name: 'IEX Cloud',
  revoke: 'In your IEX Cloud account, open API Tokens and replace the secret token.',
  formats: [
    {
      id: 'iex-cloud-secret-token',
      title: 'IEX Cloud secret token',
      kind: 'secret',
      keywords: ['iex_', 'iexcloud', 'iexapi', 'iex-'],
      ...namedValue({
        names: /iex_?-?(?:cloud|apis?)?/,
        ends: /token|key|secret/,
        value: /sk_[0-9a-f]{32}/,
      }),
      catches: [`iex_cloud_secret_token: ${token}`, `export IEX_CLOUD_SECRET_TOKEN="${token}"`],
      ignores: [`IEX_CLOUD_SECRET_TOKEN=${'x'.repeat(32)}`, `iex_commit: ${token}`],
    },
  ],
}
