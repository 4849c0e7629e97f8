/** Decides what secrets of Loggly look like. */
import { namedValue } from '../named-value.ts'
import { sampleUuid } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const token = sampleUuid()

export const loggly: SecretProvider = {
  name: 'Loggly',
  revoke:
    'In your Loggly account, open Source Setup, Customer Tokens and replace the customer token.',
  formats: [
    {
      id: 'loggly-customer-token',
      title: 'Loggly customer token',
      kind: 'secret',
      keywords: ['loggly'],
      ...namedValue({
        names: /loggly/,
        ends: /token|key/,
        value: /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/,
      }),
      catches: [
        `export LOGGLY_CUSTOMER_TOKEN="${token}"`,
        `const logglyCustomerToken = '${token}'`,
      ],
      ignores: [`LOGGLY_CUSTOMER_TOKEN=${'x'.repeat(32)}`, `loggly_commit: ${token}`],
    },
  ],
}
