/** Decides what secrets of LoginRadius look like. */
import { namedValue } from '../named-value.ts'
import { sampleUuid } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const secret = sampleUuid()

export const loginradius: SecretProvider = {
  name: 'LoginRadius',
  revoke: 'In your LoginRadius account, open API Credentials and replace the API secret.',
  formats: [
    {
      id: 'loginradius-api-secret',
      title: 'LoginRadius API secret',
      kind: 'secret',
      keywords: ['loginradius', 'login_radius'],
      ...namedValue({
        names: /login_?-?radius/,
        ends: /secret|key|token/,
        value: /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/,
      }),
      catches: [`LOGINRADIUS_API_SECRET=${secret}`, `{"loginradiusApiSecret": "${secret}"}`],
      ignores: [`LOGINRADIUS_API_SECRET=${'x'.repeat(32)}`, `loginradius_commit: ${secret}`],
    },
  ],
}
