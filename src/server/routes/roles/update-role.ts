/** PATCH /v1/roles/{api}/{name}: changes what a role grants, for all its keys at once. */
import { updateRole } from '../../../engine/roles/update-role.ts'
import { pickDefined } from '../../defined-fields.ts'
import { answerJson, defineEndpoint } from '../../endpoint.ts'
import { toRoleJson } from '../../role-json.ts'
import { roleOutput, updateRoleBody } from '../../schemas/role-schema.ts'

export const updateRoleEndpoint = defineEndpoint({
  method: 'patch',
  path: '/v1/roles/{api}/{name}',
  operationId: 'updateRole',
  tag: 'Roles',
  summary: 'Change a role',
  description: 'What is not named stays. Keys that hold it have the new scopes at once.',
  scope: 'write:roles',
  body: updateRoleBody,
  bodyExample: { scopes: ['read:users'], version: 1 },
  isChange: true,
  responses: { 200: { description: 'The role as it is now.', schema: roleOutput } },
  problems: ['api_not_found', 'role_not_found', 'scope_escalation', 'conflict'],
  async handle({ deps, principal, params, body: { version, ...given } }) {
    const { api, name } = params
    const changes = pickDefined(given)
    const role = await updateRole(deps.engine, principal, api, name, changes, version)
    return answerJson(200, toRoleJson(role), { target: `${api}/${name}` })
  },
})
