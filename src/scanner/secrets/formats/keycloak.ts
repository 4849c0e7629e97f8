/** Decides what secrets of Keycloak look like. */
import { namedValue } from '../named-value.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(32)

export const keycloak: SecretProvider = {
  name: 'Keycloak',
  revoke: 'In the Keycloak console, open the client, Credentials, and regenerate its secret.',
  formats: [
    {
      id: 'keycloak-client-secret',
      title: 'Keycloak client secret',
      kind: 'secret',
      keywords: ['keycloak', 'kc_client', 'oidc'],
      ...namedValue({
        names: /keycloak|kc_client|oidc/,
        ends: /secret/,
        value: /(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[A-Za-z0-9]{32})/,
      }),
      catches: [`keycloak_client_secret: ${key}`, `export KEYCLOAK_CLIENT_SECRET="${key}"`],
      ignores: [`KEYCLOAK_CLIENT_SECRET=${'x'.repeat(32)}`, `keycloak_commit: ${key}`],
    },
  ],
}
