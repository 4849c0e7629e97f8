/** Decides what secrets of Commerce.js look like. */
import { namedValue } from '../named-value.ts'
import { LOWER_AND_DIGITS, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = `sk_${sampleText(43, LOWER_AND_DIGITS)}`

export const commercejs: SecretProvider = {
  name: 'Commerce.js',
  revoke: 'In your Commerce.js account, open Developer, API keys and replace the API key.',
  formats: [
    {
      id: 'commercejs-api-key',
      title: 'Commerce.js API key',
      kind: 'secret',
      keywords: ['commercejs'],
      ...namedValue({ names: /commercejs/, ends: /key|secret/, value: /sk_[a-z0-9]{40,46}/ }),
      catches: [`export COMMERCEJS_API_KEY="${key}"`, `const commercejsApiKey = '${key}'`],
      ignores: [`COMMERCEJS_API_KEY=${'x'.repeat(32)}`, `commercejs_commit: ${key}`],
    },
  ],
}
