/** Decides what secrets of Gumroad look like. */
import { namedValue } from '../named-value.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const token = sampleText(43)

export const gumroad: SecretProvider = {
  name: 'Gumroad',
  revoke:
    'In your Gumroad account, open Settings, Advanced, Applications and replace the access token.',
  formats: [
    {
      id: 'gumroad-access-token',
      title: 'Gumroad access token',
      kind: 'secret',
      keywords: ['gumroad'],
      ...namedValue({ names: /gumroad/, ends: /token|secret|key/, value: /[A-Za-z0-9_-]{43}/ }),
      catches: [`const gumroadAccessToken = '${token}'`, `gumroad_access_token: ${token}`],
      ignores: [`GUMROAD_ACCESS_TOKEN=${'x'.repeat(32)}`, `gumroad_commit: ${token}`],
    },
  ],
}
