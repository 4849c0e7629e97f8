/** Decides what secrets of lemlist look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(32, HEX)

export const lemlist: SecretProvider = {
  name: 'lemlist',
  revoke: 'In your lemlist account, open Settings, Integrations and replace the API key.',
  formats: [
    {
      id: 'lemlist-api-key',
      title: 'lemlist API key',
      kind: 'secret',
      keywords: ['lemlist'],
      ...namedValue({ names: /lemlist/, ends: /key|token|secret/, value: /[0-9a-f]{32}/ }),
      catches: [`const lemlistApiKey = '${key}'`, `lemlist_api_key: ${key}`],
      ignores: [`LEMLIST_API_KEY=${'x'.repeat(32)}`, `lemlist_commit: ${key}`],
    },
  ],
}
