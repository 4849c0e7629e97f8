/** POST /v1/keys/{id}/narrow-scopes: takes from a key what a review proposed to take. */
import { narrowScopes } from '../../../engine/review/narrow-scopes.ts'
import { answerJson, defineEndpoint } from '../../endpoint.ts'
import { keyOutput } from '../../schemas/key-schema.ts'
import { narrowScopesBody } from '../../schemas/review-schema.ts'
import { showKey } from '../keys/show-key.ts'

export const narrowScopesEndpoint = defineEndpoint({
  method: 'post',
  path: '/v1/keys/{id}/narrow-scopes',
  operationId: 'narrowScopes',
  tag: 'Keys',
  summary: 'Narrow a key to what it was used for',
  description:
    'Takes the proposal of a review and the version of the key that it was made for, so that ' +
    'what is applied is what was seen. Nothing that the key does not hold can be given this way.',
  scope: 'write:keys',
  body: narrowScopesBody,
  bodyExample: { scopes: ['read:users'], roles: [], version: 1 },
  isChange: true,
  responses: { 200: { description: 'The key as it is now.', schema: keyOutput } },
  problems: ['key_not_found', 'scope_escalation', 'conflict'],
  async handle({ deps: { engine }, principal, params, body }) {
    const { version, ...proposal } = body
    const key = await narrowScopes(engine, principal, params.id, proposal, version)
    return answerJson(200, await showKey(engine, key), { target: key.id })
  },
})
