/** Says what is wrong with the shop for seeds. */
import { makeKey } from '../make-key.ts'
import type { Target } from '../target.ts'

export const seedShop: Target = {
  name: 'seed-shop',
  program: 'app.js',
  about: 'plain Node with pages; a bundle with its map and two secrets; serves its own folder',
  given: async () => ({
    environment: {
      SHOP_KEY: makeKey('', 'the shop for seeds'),
      PAYMENT_SECRET: makeKey(['sk', 'live', ''].join('_'), 'payments for seeds'),
    },
  }),
  mustFind: [
    { ruleId: 'key-in-client-bundle' },
    { ruleId: 'exposed-file' },
    { ruleId: 'open-redirect' },
    { ruleId: 'cookie-flags-missing' },
    { ruleId: 'key-in-url' },
    { ruleId: 'referrer-policy-missing' },
    { ruleId: 'security-headers-missing' },
    { ruleId: 'server-banner' },
    { ruleId: 'rate-limit-missing' },
  ],
  mayFind: [
    { ruleId: 'secret-in-response' },
    { ruleId: 'key-guessing-unlimited' },
    { ruleId: 'missing-authentication', operation: 'GET /api/v1/price-list.csv' },
  ],
}
