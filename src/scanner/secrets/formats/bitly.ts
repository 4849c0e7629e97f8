/** Decides what secrets of Bitly look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const token = sampleText(40, HEX)

export const bitly: SecretProvider = {
  name: 'Bitly',
  revoke: 'In your Bitly account, open Settings, API and replace the access token.',
  formats: [
    {
      id: 'bitly-access-token',
      title: 'Bitly access token',
      kind: 'secret',
      keywords: ['bitly'],
      ...namedValue({ names: /bitly/, ends: /key|token|secret/, value: /[A-Za-z0-9]{40}/ }),
      catches: [`export BITLY_ACCESS_TOKEN="${token}"`, `const bitlyAccessToken = '${token}'`],
      ignores: [`BITLY_ACCESS_TOKEN=${'x'.repeat(32)}`, `bitly_commit: ${token}`],
    },
  ],
}
