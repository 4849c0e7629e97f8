/** Says what is wrong with the event tickets. */
import { makeKey } from '../make-key.ts'
import type { Target } from '../target.ts'

const key = makeKey('tix_', 'partner of the box office')

export const eventTickets: Target = {
  name: 'event-tickets',
  program: 'app.js',
  about:
    'Express; keys cut short or in another case pass; a Swagger 2.0 document that is out of date',
  given: async () => ({
    environment: { PARTNER_KEYS: [key, makeKey('tix_', 'another partner')].join(',') },
    keys: [{ name: 'partner', text: key }],
    isActive: true,
  }),
  mustFind: [
    { ruleId: 'any-key-accepted' },
    { ruleId: 'key-in-cookie-accepted' },
    { ruleId: 'auth-scheme-not-enforced', operation: 'GET /v3/sales' },
    { ruleId: 'auth-scheme-not-enforced', operation: 'POST /v3/webhooks' },
    { ruleId: 'www-authenticate-missing' },
    { ruleId: 'rate-limit-missing' },
    { ruleId: 'spec-key-in-query' },
    { ruleId: 'documented-operation-missing', operation: 'GET /v3/venues' },
    { ruleId: 'deprecated-operation-live', operation: 'GET /v3/seats' },
    { ruleId: 'undocumented-operation' },
    { ruleId: 'webhook-surface', operation: 'POST /v3/webhooks' },
    { ruleId: 'debug-endpoint', isInfo: true },
  ],
  mayFind: [
    { ruleId: 'missing-authentication', operation: 'POST /v3/webhooks' },
    { ruleId: 'missing-authentication', operation: 'GET /v3/sales' },
    { ruleId: 'key-guessing-unlimited' },
    { ruleId: 'one-key-for-everything' },
    { ruleId: 'static-key-no-expiry' },
  ],
}
