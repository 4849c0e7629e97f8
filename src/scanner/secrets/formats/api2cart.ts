/** Decides what secrets of API2Cart look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(32, HEX)

export const api2cart: SecretProvider = {
  name: 'API2Cart',
  revoke: 'In your API2Cart account, open API keys and replace the API key.',
  formats: [
    {
      id: 'api2cart-api-key',
      title: 'API2Cart API key',
      kind: 'secret',
      keywords: ['api2cart'],
      ...namedValue({ names: /api2cart/, ends: /key|token|secret/, value: /[0-9a-f]{32}/ }),
      catches: [`export API2CART_API_KEY="${key}"`, `const api2cartApiKey = '${key}'`],
      ignores: [`API2CART_API_KEY=${'x'.repeat(32)}`, `api2cart_commit: ${key}`],
    },
  ],
}
