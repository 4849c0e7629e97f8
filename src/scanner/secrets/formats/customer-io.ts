/** Decides what secrets of Customer.io look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(32, HEX)

export const customerIo: SecretProvider = {
  name: 'Customer.io',
  revoke: 'In your Customer.io account, open Settings, API credentials and replace the API key.',
  formats: [
    {
      id: 'customer-io-api-key',
      title: 'Customer.io API key',
      kind: 'secret',
      keywords: ['customerio', 'customer_io', 'customer-io'],
      ...namedValue({
        names: /customer_?-?io/,
        ends: /key|token|secret/,
        value: /(?:[0-9a-f]{20}|[0-9a-f]{32})/,
      }),
      catches: [`const customerIoApiKey = '${key}'`, `customer_io_api_key: ${key}`],
      ignores: [`CUSTOMER_IO_API_KEY=${'x'.repeat(32)}`, `customer_commit: ${key}`],
    },
  ],
}
