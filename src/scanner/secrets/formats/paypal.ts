/** Decides what secrets of PayPal look like. */
import { judgeRandom } from '../judge-random.ts'
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const paypal: SecretProvider = {
  name: 'PayPal',
  revoke: 'Roll the secret in the PayPal developer dashboard under Apps and credentials.',
  formats: [
    {
      id: 'paypal-client-secret',
      title: 'PayPal client secret',
      kind: 'secret',
      keywords: ['paypal', 'braintree'],
      ...namedValue({
        names: /paypal|braintree/,
        ends: /secret|key|password|token/,
        value: /E[\w-]{79}/,
      }),
      catches: [
        `PAYPAL_CLIENT_SECRET=E${sampleText(79)}`,
        `const paypalClientSecret = 'E${sampleText(79, undefined, 2)}'`,
      ],
      ignores: [
        'PAYPAL_CLIENT_SECRET=your_paypal_client_secret',
        `"paypal": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
    {
      id: 'paypal-client-id',
      title: 'PayPal client id',
      kind: 'publishable',
      keywords: ['paypal'],
      ...namedValue({ names: /paypal/, ends: /client|id|key/, value: /A[\w-]{79}/ }),
      catches: [
        `PAYPAL_CLIENT_ID=A${sampleText(79)}`,
        `paypal_client_id: A${sampleText(79, undefined, 2)}`,
      ],
      ignores: [
        'PAYPAL_CLIENT_ID=your_paypal_client_id',
        `"paypal": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
    {
      id: 'paypal-access-token',
      title: 'PayPal access token',
      kind: 'secret',
      keywords: ['a21aa'],
      pattern: /(?<![\w-])A21AA[\w-]{80,110}(?![\w-])/g,
      publicLength: 5,
      judge: judgeRandom(5),
      catches: [
        `PAYPAL_BEARER=${'A2'}1AA${sampleText(92)}`,
        `Authorization: Bearer ${'A2'}1AA${sampleText(92, undefined, 2)}`,
      ],
      ignores: [`${'A2'}1AA${'x'.repeat(92)}`, `see ${'A2'}1AA${sampleText(30)}`],
    },
  ],
}
