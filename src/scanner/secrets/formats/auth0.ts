/** Decides what secrets of Auth0 look like. */
import { namedValue } from '../named-value.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const secret = sampleText(64)

export const auth0: SecretProvider = {
  name: 'Auth0',
  revoke: 'In the Auth0 dashboard, open the application, Settings, and rotate its client secret.',
  formats: [
    {
      id: 'auth0-client-secret',
      title: 'Auth0 client secret',
      kind: 'secret',
      keywords: ['auth0'],
      ...namedValue({ names: /auth0/, ends: /secret/, value: /[\w-]{64}/ }),
      catches: [`const auth0ClientSecret = '${secret}'`, `auth0_client_secret: ${secret}`],
      ignores: [`AUTH0_CLIENT_SECRET=${'x'.repeat(32)}`, `auth0_commit: ${secret}`],
    },
  ],
}
