/** Says what is wrong with the parcel tracker. */
import { makeKey } from '../make-key.ts'
import type { Target } from '../target.ts'

const keys = ['nordkap', 'fjellstova'].map((name) => ({ name, text: makeKey('', name) }))

export const parcelTracker: Target = {
  name: 'parcel-tracker',
  program: 'app.py',
  about: 'Flask in debug mode; merchants; refuses with 200 and `"success": false`; no document',
  given: async () => ({
    environment: {
      MERCHANT_TOKENS: keys.map(({ name, text }) => `${text}=${name}`).join(','),
      ADMIN_TOKEN: makeKey('', 'administrator of parcels'),
    },
    keys,
  }),
  mustFind: [
    { ruleId: 'missing-authentication', operation: 'GET /api/v1/couriers' },
    { ruleId: 'pii-in-response', operation: 'GET /api/v1/couriers' },
    { ruleId: 'bola-cross-key', operation: 'GET /api/v1/parcels/{id}' },
    { ruleId: 'sequential-identifiers' },
    { ruleId: 'key-in-query-accepted' },
    { ruleId: 'verbose-error' },
    { ruleId: 'debug-endpoint' },
    { ruleId: 'admin-endpoint-exposed', operation: 'GET /admin/merchants' },
    { ruleId: 'rate-limit-missing' },
    { ruleId: 'server-banner' },
    { ruleId: 'security-headers-missing' },
    { ruleId: 'cacheable-keyed-response' },
  ],
  mayFind: [
    { ruleId: 'admin-endpoint-exposed', operation: 'GET /admin' },
    { ruleId: 'admin-endpoint-exposed', operation: 'GET /admin/' },
    { ruleId: 'excessive-data-exposure', operation: 'GET /api/v1/couriers' },
    { ruleId: 'missing-authentication', operation: 'GET /admin/merchants' },
    { ruleId: 'missing-authentication', operation: 'GET /admin/' },
    { ruleId: 'one-key-for-everything' },
    { ruleId: 'referrer-policy-missing' },
    { ruleId: 'key-guessing-unlimited' },
  ],
}
