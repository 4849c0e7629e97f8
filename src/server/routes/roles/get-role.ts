/** GET /v1/roles/{api}/{name}: shows one role. */
import { getRole } from '../../../engine/roles/get-role.ts'
import { answerJson, defineEndpoint } from '../../endpoint.ts'
import { toRoleJson } from '../../role-json.ts'
import { roleOutput } from '../../schemas/role-schema.ts'

export const getRoleEndpoint = defineEndpoint({
  method: 'get',
  path: '/v1/roles/{api}/{name}',
  operationId: 'getRole',
  tag: 'Roles',
  summary: 'Show a role',
  scope: 'read:roles',
  responses: { 200: { description: 'The role.', schema: roleOutput } },
  problems: ['api_not_found', 'role_not_found'],
  async handle({ deps, params }) {
    return answerJson(200, toRoleJson(await getRole(deps.engine, params.api, params.name)))
  },
})
