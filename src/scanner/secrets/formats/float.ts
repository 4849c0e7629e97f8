/** Decides what secrets of Float look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const token = `${sampleText(16, HEX)}${sampleText(43, undefined, 2)}=`

export const float: SecretProvider = {
  name: 'Float',
  revoke: 'In your Float account, open Account settings, Integrations and replace the API token.',
  formats: [
    {
      id: 'float-api-token',
      title: 'Float API token',
      kind: 'secret',
      keywords: ['float_api', 'floatapi', 'float_access', 'float_token', 'float-api'],
      ...namedValue({
        names: /(?<![A-Za-z])float_?-?(?:api|access|token)/,
        ends: /token|key|api/,
        value: /[0-9a-f]{16}[A-Za-z0-9+/]{42,43}=/,
      }),
      catches: [`export FLOAT_API_TOKEN="${token}"`, `const floatApiToken = '${token}'`],
      ignores: [`FLOAT_API_TOKEN=${'x'.repeat(32)}`, `float_commit: ${token}`],
    },
  ],
}
