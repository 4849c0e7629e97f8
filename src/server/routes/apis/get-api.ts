/** GET /v1/apis/{id}: shows one API. */
import { getApi } from '../../../engine/apis/get-api.ts'
import { toApiJson } from '../../api-json.ts'
import { answerJson, defineEndpoint } from '../../endpoint.ts'
import { apiOutput } from '../../schemas/api-schema.ts'

export const getApiEndpoint = defineEndpoint({
  method: 'get',
  path: '/v1/apis/{id}',
  operationId: 'getApi',
  tag: 'APIs',
  summary: 'Show an API',
  scope: 'read:apis',
  responses: { 200: { description: 'The API.', schema: apiOutput } },
  problems: ['api_not_found'],
  async handle({ deps, params }) {
    return answerJson(200, toApiJson((await getApi(deps.engine, params.id)).api))
  },
})
