/** Decides what secrets of Linode look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const token = sampleText(64, HEX)

export const linode: SecretProvider = {
  name: 'Linode',
  revoke: 'In the Linode Cloud Manager, open API Tokens and revoke it.',
  formats: [
    {
      id: 'linode-api-token',
      title: 'Linode API token',
      kind: 'secret',
      keywords: ['linode'],
      ...namedValue({ names: /linode/, ends: /token|key|pat|secret/, value: /[0-9a-f]{64}/ }),
      catches: [`const linodeToken = '${token}'`, `linode_token: ${token}`],
      ignores: [`LINODE_TOKEN=${'x'.repeat(32)}`, `linode_commit: ${token}`],
    },
  ],
}
