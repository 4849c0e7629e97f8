/** Decides what secrets of Loyverse look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const token = sampleText(32, HEX)

export const loyverse: SecretProvider = {
  name: 'Loyverse',
  revoke: 'In your Loyverse account, open Access tokens and replace the access token.',
  formats: [
    {
      id: 'loyverse-access-token',
      title: 'Loyverse access token',
      kind: 'secret',
      keywords: ['loyverse'],
      ...namedValue({ names: /loyverse/, ends: /token|key/, value: /[a-z0-9]{32}/ }),
      catches: [
        `export LOYVERSE_ACCESS_TOKEN="${token}"`,
        `const loyverseAccessToken = '${token}'`,
      ],
      ignores: [`LOYVERSE_ACCESS_TOKEN=${'x'.repeat(32)}`, `loyverse_commit: ${token}`],
    },
  ],
}
