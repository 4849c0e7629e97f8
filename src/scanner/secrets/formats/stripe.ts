/** Decides what keys of Stripe look like; they begin with what they open, and in which mode. */
import { judgeRandom } from '../judge-random.ts'
import { sampleText } from '../sample-secret.ts'
import type { Genuineness, SecretMatch, SecretProvider } from '../secret-format.ts'

/** Others begin their keys alike: UploadThing with 64 hexadecimal digits, WorkOS with base64. */
function judge(match: SecretMatch): Genuineness {
  const own = match.secret.slice(8)
  return /^(?:[0-9a-f]{64}$|a2V5X)/.test(own) ? 'none' : judgeRandom(8)(match)
}

export const stripe: SecretProvider = {
  name: 'Stripe',
  revoke: 'Roll the key in the Stripe dashboard under Developers, API keys (or Webhooks).',
  formats: [
    {
      id: 'stripe-secret-key',
      title: 'Stripe secret key',
      opens: 'see customers and payments, and move money',
      kind: 'secret',
      keywords: ['sk_live_', 'rk_live_', 'sk_prod_', 'rk_prod_'],
      pattern: /(?<![A-Za-z0-9_])[sr]k_(?:live|prod)_[A-Za-z0-9]{16,247}(?![A-Za-z0-9_])/g,
      publicLength: 8,
      judge,
      catches: [
        `Stripe.api_key = "${'sk_'}live_51H${sampleText(96)}"`,
        `{"stripe": {"secretKey": "${'rk_'}live_${sampleText(24)}"}}`,
      ],
      ignores: [`${'sk_'}live_${'x'.repeat(24)}`, 'sk_live_your_key_here', 'risk_live_report'],
    },
    {
      id: 'stripe-organization-key',
      title: 'Stripe secret key of an organization',
      opens: 'see customers and payments of all its accounts',
      kind: 'secret',
      keywords: ['sk_org_live_', 'sk_org_'],
      pattern: /(?<![A-Za-z0-9_])sk_org_(?:live_)?[A-Za-z0-9]{24,247}(?![A-Za-z0-9_])/g,
      publicLength: 7,
      judge: judgeRandom(12),
      catches: [
        `STRIPE_KEY=${'sk_'}org_live_${sampleText(40)}`,
        `key: '${'sk_'}org_${sampleText(60, undefined, 2)}'`,
      ],
      ignores: [`${'sk_'}org_live_${'x'.repeat(40)}`, 'task_org_live_report_of_the_last_quarter'],
    },
    {
      id: 'stripe-test-key',
      title: 'Stripe secret key of test mode',
      kind: 'test',
      keywords: ['sk_test_', 'rk_test_'],
      pattern: /(?<![A-Za-z0-9_])[sr]k_test_[A-Za-z0-9]{16,247}(?![A-Za-z0-9_])/g,
      publicLength: 8,
      judge,
      catches: [
        `require("stripe")("${'sk_'}test_${sampleText(24)}")`,
        `STRIPE_SECRET=${'rk_'}test_51J${sampleText(96, undefined, 2)}`,
      ],
      ignores: [`${'sk_'}test_${'x'.repeat(24)}`, 'sk_test_your_key_here'],
    },
    {
      id: 'stripe-publishable-key',
      title: 'Stripe publishable key',
      kind: 'publishable',
      keywords: ['pk_live_', 'pk_test_'],
      pattern: /(?<![A-Za-z0-9_])pk_(?:live|test)_[A-Za-z0-9]{16,247}(?![A-Za-z0-9_])/g,
      publicLength: 8,
      judge: judgeRandom(8),
      catches: [
        `Stripe('${'pk_'}live_51H${sampleText(96)}')`,
        `STRIPE_PUBLIC=${'pk_'}test_${sampleText(24, undefined, 2)}`,
      ],
      ignores: [`${'pk_'}live_${'x'.repeat(24)}`, 'pk_test_your_key_here'],
    },
    {
      id: 'stripe-webhook-secret',
      title: 'Stripe webhook signing secret',
      opens: 'forge events in the name of Stripe',
      kind: 'secret',
      keywords: ['whsec_'],
      pattern: /(?<![A-Za-z0-9_])whsec_[A-Za-z0-9+/=]{24,72}(?![A-Za-z0-9_])/g,
      publicLength: 6,
      judge: judgeRandom(6),
      catches: [
        `endpoint_secret = '${'whsec'}_${sampleText(32)}'`,
        `SVIX_WEBHOOK=${'whsec'}_${sampleText(31, undefined, 2)}=`,
      ],
      ignores: [`${'whsec'}_${'x'.repeat(32)}`, 'whsec_your_signing_secret'],
    },
    {
      id: 'stripe-payment-secret',
      title: 'client secret of a Stripe payment',
      opens: 'see and complete this one payment',
      kind: 'publishable',
      keywords: ['_secret_'],
      pattern: /(?<![A-Za-z0-9_])(?:pi|seti)_[A-Za-z0-9]{24}_secret_[A-Za-z0-9]{24,26}(?![\w-])/g,
      publicLength: 3,
      judge: judgeRandom(35),
      catches: [
        `"client_secret": "pi_${sampleText(24)}_secret_${sampleText(25, undefined, 2)}"`,
        `clientSecret: 'seti_${sampleText(24, undefined, 3)}_secret_${sampleText(25)}'`,
      ],
      ignores: [
        `pi_${sampleText(24)}_secret_${'x'.repeat(25)}`,
        'my_secret_of_the_payment_and_its_intent',
      ],
    },
  ],
}
