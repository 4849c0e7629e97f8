/** Says what is wrong with the fleet. */
import { makeKey } from '../make-key.ts'
import type { Target } from '../target.ts'

const dispatcher = makeKey('flt_', 'dispatcher')
const workshop = makeKey('flt_', 'workshop')

export const fleetActuator: Target = {
  name: 'fleet-actuator',
  program: 'app.js',
  about: 'plain Node in the manner of Spring Boot; an open actuator; `;` gets past the check',
  given: async () => ({
    environment: {
      FLEET_KEYS: JSON.stringify([
        [dispatcher, ['HR']],
        [workshop, []],
      ]),
    },
    keys: [
      { name: 'dispatcher', text: dispatcher },
      { name: 'workshop', text: workshop },
    ],
  }),
  mustFind: [
    { ruleId: 'debug-endpoint', operation: 'GET /actuator/env' },
    { ruleId: 'method-auth-bypass' },
    { ruleId: 'verbose-error', operation: 'GET /api/vehicles' },
    { ruleId: 'excessive-data-exposure', operation: 'GET /api/drivers' },
    { ruleId: 'one-key-for-everything' },
    { ruleId: 'undocumented-operation' },
  ],
  mayFind: [
    { ruleId: 'scope-not-enforced', operation: 'GET /api/manage/jobs' },
    { ruleId: 'admin-endpoint-exposed', operation: 'GET /actuator' },
    { ruleId: 'admin-endpoint-exposed', operation: 'GET /actuator/env' },
    { ruleId: 'missing-authentication', operation: 'GET /actuator/env' },
    { ruleId: 'missing-authentication', operation: 'GET /actuator' },
    { ruleId: 'debug-endpoint' },
    { ruleId: 'internal-fields-exposed' },
    { ruleId: 'verbose-error' },
  ],
}
