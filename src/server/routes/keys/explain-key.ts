/** POST /v1/keys/{id}/explain: says which grant gives a scope, or which one is missing. */
import { explainAccess } from '../../../engine/keys/explain-access.ts'
import { parseRequestTarget } from '../../../engine/policy/request-target.ts'
import { answerJson, defineEndpoint } from '../../endpoint.ts'
import { explainKeyBody, explanationOutput } from '../../schemas/decision-schema.ts'

export const explainKeyEndpoint = defineEndpoint({
  method: 'post',
  path: '/v1/keys/{id}/explain',
  operationId: 'explainKey',
  tag: 'Keys',
  summary: 'Explain what a key may do',
  description: 'Looks only: nothing is spent or counted. Limits are not part of the answer.',
  scope: 'read:keys',
  body: explainKeyBody,
  bodyExample: { method: 'GET', path: '/v1/users' },
  isBodyOptional: true,
  responses: { 200: { description: 'The explanation.', schema: explanationOutput } },
  problems: ['key_not_found', 'invalid_path'],
  async handle({ deps: { engine }, params, body: { method, path, scopes = [], address } }) {
    const isAsked = method !== undefined && path !== undefined
    const target = isAsked ? parseRequestTarget(method, path) : null
    const explained = await explainAccess(engine, params.id, target, scopes, address)
    const { apiId: api, route, ...same } = explained
    return answerJson(200, {
      ...same,
      api,
      route: route === null ? null : { method: route.method, path: route.path },
    })
  },
})
