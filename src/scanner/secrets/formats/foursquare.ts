/** Decides what secrets of Foursquare look like. */
import { namedValue } from '../named-value.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const secret = sampleText(48, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789')

export const foursquare: SecretProvider = {
  name: 'Foursquare',
  revoke: 'In your Foursquare account, open the developer console and replace the client secret.',
  formats: [
    {
      id: 'foursquare-client-secret',
      title: 'Foursquare client secret',
      kind: 'secret',
      keywords: ['foursquare'],
      ...namedValue({ names: /foursquare/, ends: /secret|key|token/, value: /[0-9A-Z]{48}/ }),
      catches: [`{"foursquareClientSecret": "${secret}"}`, `FOURSQUARE_CLIENT_SECRET=${secret}`],
      ignores: [`FOURSQUARE_CLIENT_SECRET=${'x'.repeat(32)}`, `foursquare_commit: ${secret}`],
    },
  ],
}
