/** Decides what keys of Stripe look like; they begin with what they open, and in which mode. */
import { judgeRandom } from '../judge-random.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const stripe: SecretProvider = {
  name: 'Stripe',
  formats: [
    {
      id: 'stripe-secret-key',
      title: 'Stripe secret key',
      kind: 'secret',
      keywords: ['sk_live_', 'rk_live_'],
      pattern: /(?<![A-Za-z0-9_])[sr]k_live_[A-Za-z0-9]{16,247}(?![A-Za-z0-9_])/g,
      publicLength: 8,
      judge: judgeRandom(8),
      catches: [
        `Stripe.api_key = "${'sk_'}live_51H${sampleText(96)}"`,
        `{"stripe": {"secretKey": "${'rk_'}live_${sampleText(24)}"}}`,
      ],
      ignores: [`${'sk_'}live_${'x'.repeat(24)}`, 'sk_live_your_key_here', 'risk_live_report'],
    },
    {
      id: 'stripe-test-key',
      title: 'Stripe secret key of test mode',
      kind: 'test',
      keywords: ['sk_test_', 'rk_test_'],
      pattern: /(?<![A-Za-z0-9_])[sr]k_test_[A-Za-z0-9]{16,247}(?![A-Za-z0-9_])/g,
      publicLength: 8,
      judge: judgeRandom(8),
      catches: [`require("stripe")("${'sk_'}test_${sampleText(24)}")`],
      ignores: [`${'sk_'}test_${'x'.repeat(24)}`],
    },
    {
      id: 'stripe-publishable-key',
      title: 'Stripe publishable key',
      kind: 'publishable',
      keywords: ['pk_live_', 'pk_test_'],
      pattern: /(?<![A-Za-z0-9_])pk_(?:live|test)_[A-Za-z0-9]{16,247}(?![A-Za-z0-9_])/g,
      publicLength: 8,
      judge: judgeRandom(8),
      catches: [`Stripe('${'pk_'}live_51H${sampleText(96)}')`],
      ignores: [`${'pk_'}live_${'x'.repeat(24)}`],
    },
    {
      id: 'stripe-webhook-secret',
      title: 'Stripe webhook signing secret',
      kind: 'secret',
      keywords: ['whsec_'],
      pattern: /(?<![A-Za-z0-9_])whsec_[A-Za-z0-9+/=]{24,72}(?![A-Za-z0-9_])/g,
      publicLength: 6,
      judge: judgeRandom(6),
      catches: [`endpoint_secret = '${'whsec'}_${sampleText(32)}'`],
      ignores: [`${'whsec'}_${'x'.repeat(32)}`],
    },
  ],
}
