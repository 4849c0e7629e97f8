/** Says what is wrong with the order desk. */
import { makeKey } from '../make-key.ts'
import type { Target } from '../target.ts'

const okafor = makeKey('114207', 'okafor')
const brandt = makeKey('118846', 'brandt')

export const orderRpc: Target = {
  name: 'order-rpc',
  program: 'app.js',
  about: 'plain Node with addresses from PHP; objects named in the query; JSON sent as HTML',
  given: async () => ({
    environment: { CUSTOMERS: JSON.stringify({ [okafor]: 'okafor', [brandt]: 'brandt' }) },
    keys: [
      { name: 'okafor', text: okafor },
      { name: 'brandt', text: brandt },
    ],
  }),
  mustFind: [
    { ruleId: 'any-key-accepted' },
    { ruleId: 'key-in-query-accepted', operation: 'GET /getOrders.php' },
    { ruleId: 'bola-cross-key', operation: 'GET /getOrder.php' },
    { ruleId: 'sequential-identifiers' },
    { ruleId: 'verbose-error', operation: 'GET /getOrder.php' },
    { ruleId: 'server-banner' },
    { ruleId: 'security-headers-missing' },
    { ruleId: 'cacheable-keyed-response' },
    { ruleId: 'rate-limit-missing' },
  ],
  mayFind: [
    { ruleId: 'key-in-query-accepted' },
    { ruleId: 'one-key-for-everything' },
    { ruleId: 'referrer-policy-missing' },
    { ruleId: 'key-guessing-unlimited' },
    { ruleId: 'weak-key-format' },
  ],
}
