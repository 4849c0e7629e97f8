/** Decides what secrets of Loadmill look like. */
import { namedValue } from '../named-value.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const token = sampleText(40)

export const loadmill: SecretProvider = {
  name: 'Loadmill',
  revoke: 'In your Loadmill account, open Settings, Security and replace the API token.',
  formats: [
    {
      id: 'loadmill-api-token',
      title: 'Loadmill API token',
      kind: 'secret',
      keywords: ['loadmill'],
      ...namedValue({ names: /loadmill/, ends: /token|key/, value: /[A-Za-z0-9]{40}/ }),
      catches: [`{"loadmillApiToken": "${token}"}`, `LOADMILL_API_TOKEN=${token}`],
      ignores: [`LOADMILL_API_TOKEN=${'x'.repeat(32)}`, `loadmill_commit: ${token}`],
    },
  ],
}
