/** Decides what secrets of Flickr look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const apiKey = sampleText(32, HEX)
const secret = sampleText(16, HEX, 2)

export const flickr: SecretProvider = {
  name: 'Flickr',
  revoke: 'In your Flickr account, open The App Garden and replace the API key.',
  formats: [
    {
      id: 'flickr-api-key',
      title: 'Flickr API key',
      kind: 'secret',
      keywords: ['flickr'],
      ...namedValue({ names: /flickr/, ends: /key|token/, value: /[a-z0-9]{32}/ }),
      catches: [`const flickrApiKey = '${apiKey}'`, `flickr_api_key: ${apiKey}`],
      ignores: [`FLICKR_API_KEY=${'x'.repeat(32)}`, `flickr_commit: ${apiKey}`],
    },
    {
      id: 'flickr-secret',
      title: 'Flickr API secret',
      kind: 'secret',
      keywords: ['flickr'],
      ...namedValue({ names: /flickr/, ends: /secret/, value: /[0-9a-f]{16}/ }),
      catches: [`flickr_api_secret: ${secret}`, `export FLICKR_API_SECRET="${secret}"`],
      ignores: [`FLICKR_API_SECRET=${'x'.repeat(32)}`, `flickr_commit: ${secret}`],
    },
  ],
}
