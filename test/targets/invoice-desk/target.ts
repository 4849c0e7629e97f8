/** Says what is wrong with the invoice desk. */
import { makeKey } from '../make-key.ts'
import type { Target } from '../target.ts'

const owner = makeKey('inv_', 'owner of the agency')
const clerk = makeKey('inv_', 'clerk of the agency')

export const invoiceDesk: Target = {
  name: 'invoice-desk',
  program: 'app.js',
  about: 'Express; refuses with 404; scopes in the document that nobody checks',
  given: async () => ({
    environment: {
      DATABASE_URL: `postgres://billing:${makeKey('', 'database of invoices')}@db.internal/billing`,
      API_CLIENTS: JSON.stringify({
        [owner]: { name: 'owner', scopes: ['invoices:read', 'reports:read', 'admin'] },
        [clerk]: { name: 'clerk', scopes: ['invoices:read'] },
      }),
    },
    keys: [
      { name: 'admin', text: owner },
      { name: 'viewer', text: clerk },
    ],
  }),
  mustFind: [
    { ruleId: 'scope-not-enforced', operation: 'GET /api/v1/admin/staff' },
    { ruleId: 'excessive-data-exposure', operation: 'GET /api/v1/admin/staff' },
    { ruleId: 'internal-fields-exposed', operation: 'GET /api/v1/admin/staff' },
    { ruleId: 'debug-endpoint' },
    { ruleId: 'verbose-error' },
    { ruleId: 'cors-reflects-origin' },
    { ruleId: 'method-auth-bypass' },
    { ruleId: 'rate-limit-missing' },
    { ruleId: 'security-headers-missing' },
  ],
  mayFind: [
    { ruleId: 'scope-not-enforced' },
    { ruleId: 'one-key-for-everything' },
    { ruleId: 'secret-in-response', operation: 'GET /debug/config' },
    { ruleId: 'undocumented-operation', operation: 'GET /debug/config' },
    { ruleId: 'missing-authentication', operation: 'GET /debug/config' },
  ],
}
