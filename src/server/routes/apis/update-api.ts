/** PATCH /v1/apis/{id}: changes what is named, keeps the rest. */
import { limits } from '../../../base/limits.ts'
import { updateApi } from '../../../engine/apis/update-api.ts'
import { toApiJson } from '../../api-json.ts'
import { answerJson, defineEndpoint } from '../../endpoint.ts'
import { apiOutput, updateApiBody } from '../../schemas/api-schema.ts'
import { toApiChanges } from './api-changes-input.ts'

export const updateApiEndpoint = defineEndpoint({
  method: 'patch',
  path: '/v1/apis/{id}',
  operationId: 'updateApi',
  tag: 'APIs',
  summary: 'Change an API',
  description:
    'What is not named stays. A list that is named replaces the whole list. A new prefix is for ' +
    'new keys: those that exist keep theirs.',
  scope: 'write:apis',
  body: updateApiBody,
  bodyBytesMax: limits.apiBodyBytesMax,
  bodyExample: { upstream: 'http://127.0.0.1:5001', version: 1 },
  isChange: true,
  responses: { 200: { description: 'The API as it is now.', schema: apiOutput } },
  problems: ['api_not_found', 'already_exists', 'conflict', 'builtin_api', 'scope_escalation'],
  async handle({ deps, principal, params, body: { version, ...given } }) {
    const changes = toApiChanges(given)
    const api = await updateApi(deps.engine, principal, params.id, changes, version)
    return answerJson(200, toApiJson(api), { target: api.id })
  },
})
