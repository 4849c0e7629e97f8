/** Decides what secrets of Paystack look like. */
import { judgeRandom } from '../judge-random.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const paystack: SecretProvider = {
  name: 'Paystack',
  revoke: 'Generate a new secret key in Paystack under Settings, API keys and webhooks.',
  formats: [
    {
      id: 'paystack-secret-key',
      title: 'Paystack secret key',
      kind: 'secret',
      keywords: ['sk_live_'],
      pattern: /(?<![\w-])sk_live_[0-9a-f]{40}(?![\w-])/g,
      publicLength: 8,
      judge: judgeRandom(8),
      catches: [
        `PAYSTACK_SECRET_KEY=${'sk_'}live_${sampleText(40, HEX)}`,
        `export PAYSTACK_SECRET_KEY="${'sk_'}live_${sampleText(40, HEX, 2)}"`,
      ],
      ignores: [`${'sk_l'}ive_${'x'.repeat(40)}`, `see ${'sk_'}live_${sampleText(13, HEX)}`],
    },
    {
      id: 'paystack-test-key',
      title: 'Paystack secret key of test mode',
      kind: 'test',
      keywords: ['sk_test_'],
      pattern: /(?<![\w-])sk_test_[0-9a-f]{40}(?![\w-])/g,
      publicLength: 8,
      judge: judgeRandom(8),
      catches: [
        `PAYSTACK_TEST_KEY=${'sk_'}test_${sampleText(40, HEX)}`,
        `{"paystackTestKey": "${'sk_'}test_${sampleText(40, HEX, 2)}"}`,
      ],
      ignores: [`${'sk_t'}est_${'x'.repeat(40)}`, `see ${'sk_'}test_${sampleText(13, HEX)}`],
    },
  ],
}
