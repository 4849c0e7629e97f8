/** Decides what secrets of Looker look like. */
import { namedValue } from '../named-value.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const secret = sampleText(24)

export const looker: SecretProvider = {
  name: 'Looker',
  revoke: 'In your Looker account, open Admin, Users, Edit keys and replace the client secret.',
  formats: [
    {
      id: 'looker-client-secret',
      title: 'Looker client secret',
      kind: 'secret',
      keywords: ['looker'],
      ...namedValue({ names: /looker(?:_?-?sdk)?/, ends: /secret/, value: /[A-Za-z0-9]{24}/ }),
      catches: [`{"lookerClientSecret": "${secret}"}`, `LOOKER_CLIENT_SECRET=${secret}`],
      ignores: [`LOOKER_CLIENT_SECRET=${'x'.repeat(32)}`, `looker_commit: ${secret}`],
    },
  ],
}
