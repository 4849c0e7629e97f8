/** Decides what secrets of Gitter look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const token = sampleText(40, HEX)

export const gitter: SecretProvider = {
  name: 'Gitter',
  revoke: 'In your Gitter account, open the developer page and replace the access token.',
  formats: [
    {
      id: 'gitter-access-token',
      title: 'Gitter access token',
      kind: 'secret',
      keywords: ['gitter'],
      ...namedValue({ names: /gitter/, ends: /token|key|secret/, value: /[a-z0-9]{40}/ }),
      catches: [`GITTER_ACCESS_TOKEN=${token}`, `{"gitterAccessToken": "${token}"}`],
      ignores: [`GITTER_ACCESS_TOKEN=${'x'.repeat(32)}`, `gitter_commit: ${token}`],
    },
  ],
}
