/** Decides what secrets of Geocodify look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(40, HEX)

export const geocodify: SecretProvider = {
  name: 'Geocodify',
  revoke: 'In your Geocodify account, open the dashboard and replace the API key.',
  formats: [
    {
      id: 'geocodify-api-key',
      title: 'Geocodify API key',
      kind: 'secret',
      keywords: ['geocodify'],
      ...namedValue({ names: /geocodify/, ends: /key|token|secret/, value: /[a-z0-9]{40}/ }),
      catches: [`const geocodifyApiKey = '${key}'`, `geocodify_api_key: ${key}`],
      ignores: [`GEOCODIFY_API_KEY=${'x'.repeat(32)}`, `geocodify_commit: ${key}`],
    },
  ],
}
