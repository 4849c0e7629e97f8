/** DELETE /v1/apis/{id}: deletes an API that has no live keys left, and its roles. */
import { deleteApi } from '../../../engine/apis/delete-api.ts'
import { answerNothing, defineEndpoint } from '../../endpoint.ts'

export const deleteApiEndpoint = defineEndpoint({
  method: 'delete',
  path: '/v1/apis/{id}',
  operationId: 'deleteApi',
  tag: 'APIs',
  summary: 'Delete an API',
  description: 'Its keys must all be revoked before. Its roles are deleted with it.',
  scope: 'write:apis',
  isChange: true,
  responses: { 204: { description: 'It is gone.' } },
  problems: ['api_not_found', 'api_not_empty', 'builtin_api'],
  async handle({ deps, principal, params }) {
    await deleteApi(deps.engine, principal, params.id)
    return answerNothing(params.id)
  },
})
