/** Decides what secrets of Imgur look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const secret = sampleText(40, HEX)

export const imgur: SecretProvider = {
  name: 'Imgur',
  revoke: 'In your Imgur account, open Settings, Applications and replace the client secret.',
  formats: [
    {
      id: 'imgur-client-secret',
      title: 'Imgur client secret',
      kind: 'secret',
      keywords: ['imgur'],
      ...namedValue({ names: /imgur/, ends: /secret|token/, value: /[0-9a-f]{40}/ }),
      catches: [`export IMGUR_CLIENT_SECRET="${secret}"`, `const imgurClientSecret = '${secret}'`],
      ignores: [`IMGUR_CLIENT_SECRET=${'x'.repeat(32)}`, `imgur_commit: ${secret}`],
    },
  ],
}
