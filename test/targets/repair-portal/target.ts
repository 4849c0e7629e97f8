/** Says what is wrong with the portal for repairs. */
import { makeKey } from '../make-key.ts'
import type { Target } from '../target.ts'

const key = makeKey('', 'workshop')

export const repairPortal: Target = {
  name: 'repair-portal',
  program: 'app.py',
  about: 'Flask with pages; routes that only a script names; settings with keys of other services',
  given: async () => ({
    environment: {
      WORKSHOP_KEYS: `${key},${makeKey('', 'another workshop')}`,
      MAIL_PASSWORD: makeKey('', 'mail of the portal').slice(0, 14),
      MAPS_KEY: `AIza${makeKey('', 'maps').slice(0, 35)}`,
    },
    keys: [{ name: 'workshop', text: key }],
  }),
  mustFind: [
    { ruleId: 'missing-authentication', operation: 'GET /rest/customers' },
    { ruleId: 'pii-in-response', operation: 'GET /rest/customers' },
    { ruleId: 'missing-authentication', operation: 'GET /rest/shop/settings' },
    { ruleId: 'secret-in-response', operation: 'GET /rest/shop/settings' },
    { ruleId: 'verbose-error', operation: 'GET /rest/repairs/{ref}' },
    { ruleId: 'cookie-flags-missing' },
    { ruleId: 'security-headers-missing' },
    { ruleId: 'server-banner' },
    { ruleId: 'cacheable-keyed-response' },
    { ruleId: 'rate-limit-missing' },
  ],
  mayFind: [
    { ruleId: 'one-key-for-everything' },
    { ruleId: 'excessive-data-exposure', operation: 'GET /rest/shop/settings' },
    { ruleId: 'admin-endpoint-exposed', operation: 'GET /rest/shop/settings' },
    { ruleId: 'referrer-policy-missing' },
    { ruleId: 'verbose-error' },
  ],
}
