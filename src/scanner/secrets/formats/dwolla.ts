/** Decides what secrets of Dwolla look like. */
import { namedValue } from '../named-value.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const secret = sampleText(50)

export const dwolla: SecretProvider = {
  name: 'Dwolla',
  revoke: 'In your Dwolla account, open Applications and replace the client secret.',
  formats: [
    {
      id: 'dwolla-client-secret',
      title: 'Dwolla client secret',
      kind: 'secret',
      keywords: ['dwolla'],
      ...namedValue({ names: /dwolla/, ends: /secret|key/, value: /[A-Za-z0-9]{50}/ }),
      catches: [`dwolla_client_secret: ${secret}`, `export DWOLLA_CLIENT_SECRET="${secret}"`],
      ignores: [`DWOLLA_CLIENT_SECRET=${'x'.repeat(32)}`, `dwolla_commit: ${secret}`],
    },
  ],
}
