/** Decides what secrets of Duo Security look like. */
import { namedValue } from '../named-value.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(40)

export const duo: SecretProvider = {
  name: 'Duo Security',
  revoke:
    'In your Duo Security account, open Applications, Protect an Application and replace the ' +
    'secret key.',
  formats: [
    {
      id: 'duo-secret-key',
      title: 'Duo Security secret key',
      kind: 'secret',
      keywords: ['duo_', 'duosecurity', 'duo-', 'duoskey', 'duoapi', 'duosecret'],
      ...namedValue({
        names: /(?<![A-Za-z])duo_?-?(?:security|api|admin|auth|client|integration|s)?/,
        ends: /key|skey|secret/,
        value: /[A-Za-z0-9]{40}/,
      }),
      catches: [`const duoApiSecretKey = '${key}'`, `duo_api_secret_key: ${key}`],
      ignores: [`DUO_API_SECRET_KEY=${'x'.repeat(32)}`, `duo_commit: ${key}`],
    },
  ],
}
