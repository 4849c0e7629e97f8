/** Decides what secrets of Citrix Cloud look like. */
import { namedValue } from '../named-value.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const secret = `${sampleText(22)}==`

export const citrix: SecretProvider = {
  name: 'Citrix Cloud',
  revoke:
    'In Citrix Cloud, open Identity and Access Management, API Access, and delete the client.',
  formats: [
    {
      id: 'citrix-client-secret',
      title: 'Citrix Cloud client secret',
      kind: 'secret',
      keywords: ['citrix'],
      ...namedValue({ names: /citrix/, ends: /secret/, value: /[\w-]{22}==/ }),
      catches: [`const citrixClientSecret = '${secret}'`, `citrix_client_secret: ${secret}`],
      ignores: [`CITRIX_CLIENT_SECRET=${'x'.repeat(32)}`, `citrix_commit: ${secret}`],
    },
  ],
}
