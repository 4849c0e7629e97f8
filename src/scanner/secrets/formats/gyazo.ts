/** Decides what secrets of Gyazo look like. */
import { namedValue } from '../named-value.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const token = sampleText(43)

export const gyazo: SecretProvider = {
  name: 'Gyazo',
  revoke: 'In your Gyazo account, open the API applications and replace the access token.',
  formats: [
    {
      id: 'gyazo-access-token',
      title: 'Gyazo access token',
      kind: 'secret',
      keywords: ['gyazo'],
      ...namedValue({ names: /gyazo/, ends: /token|secret|key/, value: /[A-Za-z0-9_-]{43}/ }),
      catches: [`gyazo_access_token: ${token}`, `export GYAZO_ACCESS_TOKEN="${token}"`],
      ignores: [`GYAZO_ACCESS_TOKEN=${'x'.repeat(32)}`, `gyazo_commit: ${token}`],
    },
  ],
}
