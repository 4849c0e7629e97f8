/** Decides what secrets of FreshBooks look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const secret = sampleText(64, HEX)

export const freshbooks: SecretProvider = {
  name: 'FreshBooks',
  revoke: 'In your FreshBooks account, open the developer page and replace the client secret.',
  formats: [
    {
      id: 'freshbooks-client-secret',
      title: 'FreshBooks client secret',
      kind: 'secret',
      keywords: ['freshbooks'],
      ...namedValue({ names: /freshbooks/, ends: /secret|token|key/, value: /[a-z0-9]{64}/ }),
      catches: [
        `export FRESHBOOKS_CLIENT_SECRET="${secret}"`,
        `const freshbooksClientSecret = '${secret}'`,
      ],
      ignores: [`FRESHBOOKS_CLIENT_SECRET=${'x'.repeat(32)}`, `freshbooks_commit: ${secret}`],
    },
  ],
}
