/** Decides what secrets of Edenred look like. */
import { namedValue } from '../named-value.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const secret = sampleText(32)

export const edenred: SecretProvider = {
  name: 'Edenred',
  revoke: 'In your Edenred account, open the developer portal and replace the client secret.',
  formats: [
    {
      id: 'edenred-client-secret',
      title: 'Edenred client secret',
      kind: 'secret',
      keywords: ['edenred'],
      ...namedValue({ names: /edenred/, ends: /secret/, value: /[A-Za-z0-9]{32}/ }),
      catches: [`{"edenredClientSecret": "${secret}"}`, `EDENRED_CLIENT_SECRET=${secret}`],
      ignores: [`EDENRED_CLIENT_SECRET=${'x'.repeat(32)}`, `edenred_commit: ${secret}`],
    },
  ],
}
