/** Decides what secrets of Checkout.com look like. */
import { namedValue } from '../named-value.ts'
import { sampleUuid } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const secretKey = `sk_${sampleUuid()}`
const testKey = `sk_test_${sampleUuid(2)}`

export const checkoutCom: SecretProvider = {
  name: 'Checkout.com',
  revoke: 'In your Checkout.com account, open Developers, Keys and replace the secret key.',
  formats: [
    {
      id: 'checkout-com-secret-key',
      title: 'Checkout.com secret key',
      kind: 'secret',
      keywords: ['checkout', 'cko_'],
      ...namedValue({
        names: /checkout|cko/,
        ends: /key|token|secret/,
        value: /sk_(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[a-z2-7]{26}[a-z2-7*#$=])/,
      }),
      catches: [`{"checkoutSecretKey": "${secretKey}"}`, `CHECKOUT_SECRET_KEY=${secretKey}`],
      ignores: [`CHECKOUT_SECRET_KEY=${'x'.repeat(32)}`, `checkout_commit: ${secretKey}`],
    },
    {
      id: 'checkout-com-test-key',
      title: 'Checkout.com secret key of the sandbox',
      kind: 'test',
      keywords: ['checkout', 'cko_'],
      ...namedValue({
        names: /checkout|cko/,
        ends: /key|secret|token/,
        value:
          /sk_(?:test_[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|sbox_[a-z2-7]{26}[a-z2-7*#$=])/,
      }),
      catches: [`export CHECKOUT_TEST_KEY="${testKey}"`, `const checkoutTestKey = '${testKey}'`],
      ignores: [`CHECKOUT_TEST_KEY=${'x'.repeat(32)}`, `checkout_commit: ${testKey}`],
    },
  ],
}
