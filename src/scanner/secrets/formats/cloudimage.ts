/** Decides what secrets of Cloudimage look like. */
import { namedValue } from '../named-value.ts'
import { LOWER_AND_DIGITS, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(30, LOWER_AND_DIGITS)

export const cloudimage: SecretProvider = {
  name: 'Cloudimage',
  revoke: 'In your Cloudimage account, open the admin panel and replace the API key.',
  formats: [
    {
      id: 'cloudimage-api-key',
      title: 'Cloudimage API key',
      kind: 'secret',
      keywords: ['cloudimage'],
      ...namedValue({ names: /cloudimage/, ends: /key|token|secret/, value: /[a-z0-9_]{30}/ }),
      catches: [`const cloudimageApiKey = '${key}'`, `cloudimage_api_key: ${key}`],
      ignores: [`CLOUDIMAGE_API_KEY=${'x'.repeat(32)}`, `cloudimage_commit: ${key}`],
    },
  ],
}
