/** Decides what secrets of Razorpay look like. */
import { judgeRandom } from '../judge-random.ts'
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const razorpay: SecretProvider = {
  name: 'Razorpay',
  revoke: 'Regenerate the key in the Razorpay dashboard under Account and settings, API keys.',
  formats: [
    {
      id: 'razorpay-key-id',
      title: 'Razorpay live key',
      kind: 'secret',
      keywords: ['rzp_live_'],
      pattern: /(?<![\w-])rzp_live_[0-9A-Za-z]{14}(?![\w-])/g,
      publicLength: 9,
      judge: judgeRandom(9),
      catches: [
        `RAZORPAY_KEY_ID=${'rzp_live'}_${sampleText(14)}`,
        `export RAZORPAY_KEY_ID="${'rzp_live'}_${sampleText(14, undefined, 2)}"`,
      ],
      ignores: [`${'rzp_'}live_${'x'.repeat(14)}`, `see ${'rzp_live'}_${sampleText(4)}`],
    },
    {
      id: 'razorpay-test-key-id',
      title: 'Razorpay test key',
      kind: 'test',
      keywords: ['rzp_test_'],
      pattern: /(?<![\w-])rzp_test_[0-9A-Za-z]{14}(?![\w-])/g,
      publicLength: 9,
      judge: judgeRandom(9),
      catches: [
        `RAZORPAY_TEST_KEY_ID=${'rzp_test'}_${sampleText(14)}`,
        `{"razorpayTestKeyId": "${'rzp_test'}_${sampleText(14, undefined, 2)}"}`,
      ],
      ignores: [`${'rzp_'}test_${'x'.repeat(14)}`, `see ${'rzp_test'}_${sampleText(4)}`],
    },
    {
      id: 'razorpay-key-secret',
      title: 'Razorpay key secret',
      kind: 'secret',
      keywords: ['razorpay', 'rzp'],
      ...namedValue({ names: /razorpay|rzp/, ends: /secret/, value: /[0-9A-Za-z]{24}/ }),
      catches: [
        `RAZORPAY_KEY_SECRET=${sampleText(24)}`,
        `razorpayKeySecret: '${sampleText(24, undefined, 2)}',`,
      ],
      ignores: [
        'RAZORPAY_KEY_SECRET=your_razorpay_key_secret',
        `"razorpay": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}
