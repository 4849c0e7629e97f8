/** DELETE /v1/roles/{api}/{name}: deletes a role that no live key holds. */
import { getApi } from '../../../engine/apis/get-api.ts'
import { deleteRole } from '../../../engine/roles/delete-role.ts'
import { answerNothing, defineEndpoint } from '../../endpoint.ts'

export const deleteRoleEndpoint = defineEndpoint({
  method: 'delete',
  path: '/v1/roles/{api}/{name}',
  operationId: 'deleteRole',
  tag: 'Roles',
  summary: 'Delete a role',
  description: 'Fails with `conflict` while a key that is not revoked holds it.',
  scope: 'write:roles',
  isChange: true,
  responses: { 204: { description: 'It is gone.' } },
  problems: ['api_not_found', 'role_not_found', 'conflict'],
  async handle({ deps, principal, params: { api, name } }) {
    await getApi(deps.engine, api)
    await deleteRole(deps.engine, principal, api, name)
    return answerNothing(`${api}/${name}`)
  },
})
