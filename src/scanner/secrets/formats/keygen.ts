/** Decides what secrets of Keygen look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const token = `admin-${sampleText(64, HEX)}v3`

export const keygen: SecretProvider = {
  name: 'Keygen',
  revoke: 'In your Keygen account, open Settings, Tokens and replace the API token.',
  formats: [
    {
      id: 'keygen-api-token',
      title: 'Keygen API token',
      kind: 'secret',
      keywords: ['keygen'],
      ...namedValue({
        names: /keygen/,
        ends: /token|key/,
        value: /(?:admin|prod|user|activ|env|kgn)-[0-9a-f]{62,66}v3/,
      }),
      catches: [`const keygenApiToken = '${token}'`, `keygen_api_token: ${token}`],
      ignores: [`KEYGEN_API_TOKEN=${'x'.repeat(32)}`, `keygen_commit: ${token}`],
    },
  ],
}
