/** Decides what secrets of Avaza look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const token = `480731-${sampleText(40, HEX)}`

export const avaza: SecretProvider = {
  name: 'Avaza',
  revoke:
    'In your Avaza account, open Settings, API and Webhooks and replace the personal access token.',
  formats: [
    {
      id: 'avaza-access-token',
      title: 'Avaza personal access token',
      kind: 'secret',
      keywords: ['avaza'],
      ...namedValue({ names: /avaza/, ends: /key|token|secret/, value: /\d{4,8}-[0-9a-f]{40}/ }),
      catches: [`avaza_access_token: ${token}`, `export AVAZA_ACCESS_TOKEN="${token}"`],
      ignores: [`AVAZA_ACCESS_TOKEN=${'x'.repeat(32)}`, `avaza_commit: ${token}`],
    },
  ],
}
