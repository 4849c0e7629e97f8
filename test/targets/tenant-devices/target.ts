/** Says what is wrong with the devices of tenants. */
import { makeKey } from '../make-key.ts'
import type { Target } from '../target.ts'

const arctic = makeKey('iot_', 'arctic')
const baltic = makeKey('iot_', 'baltic')

export const tenantDevices: Target = {
  name: 'tenant-devices',
  program: 'app.js',
  about: 'Express with HAL; the tenant in the path; HEAD is not guarded',
  given: async () => ({
    environment: {
      TENANT_KEYS: JSON.stringify([
        [arctic, { tenant: 'arctic', role: 'user' }],
        [baltic, { tenant: 'baltic', role: 'user' }],
      ]),
    },
    keys: [
      { name: 'arctic', text: arctic },
      { name: 'baltic', text: baltic },
    ],
  }),
  mustFind: [
    { ruleId: 'bola-cross-key', operation: 'GET /iot/v1/tenants/{tenant}/devices' },
    { ruleId: 'bola-cross-key', operation: 'GET /iot/v1/tenants/{tenant}/devices/{serial}' },
    { ruleId: 'method-auth-bypass' },
    { ruleId: 'scope-not-enforced', operation: 'GET /iot/v1/admin/audit' },
  ],
  mayFind: [{ ruleId: 'one-key-for-everything' }],
}
