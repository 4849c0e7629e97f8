/** Decides what secrets of eBay look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const secret =
  `PRD-${sampleText(12, HEX)}-${sampleText(4, HEX, 2)}` +
  `-${sampleText(4, HEX, 3)}-${sampleText(4, HEX, 4)}-${sampleText(4, HEX, 5)}`

export const ebay: SecretProvider = {
  name: 'eBay',
  revoke:
    'In your eBay account, open Application Keys of the developer program and replace the ' +
    'client secret.',
  formats: [
    {
      id: 'ebay-client-secret',
      title: 'eBay client secret',
      kind: 'secret',
      keywords: ['prd-'],
      ...namedValue({
        names: /ebay/,
        ends: /cert|secret|key|id/,
        value: /PRD-[0-9a-f]{12}(?:-[0-9a-f]{4}){4}/,
      }),
      catches: [`export EBAY_CLIENT_SECRET="${secret}"`, `const ebayClientSecret = '${secret}'`],
      ignores: [`EBAY_CLIENT_SECRET=${'x'.repeat(32)}`, `ebay_commit: ${secret}`],
    },
  ],
}
