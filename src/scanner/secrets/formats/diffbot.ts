/** Decides what secrets of Diffbot look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const token = sampleText(32, HEX)

export const diffbot: SecretProvider = {
  name: 'Diffbot',
  revoke: 'In your Diffbot account, open the dashboard and replace the token.',
  formats: [
    {
      id: 'diffbot-token',
      title: 'Diffbot token',
      kind: 'secret',
      keywords: ['diffbot'],
      ...namedValue({ names: /diffbot/, ends: /token|key/, value: /[a-z0-9]{32}/ }),
      catches: [`const diffbotToken = '${token}'`, `diffbot_token: ${token}`],
      ignores: [`DIFFBOT_TOKEN=${'x'.repeat(32)}`, `diffbot_commit: ${token}`],
    },
  ],
}
