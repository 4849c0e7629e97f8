/** Decides what secrets of GoDaddy look like. */
import { namedValue } from '../named-value.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const secret = sampleText(22)

export const godaddy: SecretProvider = {
  name: 'GoDaddy',
  revoke:
    'In your GoDaddy account, open API Keys of the developer site and replace the API secret.',
  formats: [
    {
      id: 'godaddy-api-secret',
      title: 'GoDaddy API secret',
      kind: 'secret',
      keywords: ['godaddy'],
      ...namedValue({ names: /godaddy/, ends: /secret|token/, value: /[A-Za-z0-9]{22}/ }),
      catches: [`godaddy_api_secret: ${secret}`, `export GODADDY_API_SECRET="${secret}"`],
      ignores: [`GODADDY_API_SECRET=${'x'.repeat(32)}`, `godaddy_commit: ${secret}`],
    },
  ],
}
