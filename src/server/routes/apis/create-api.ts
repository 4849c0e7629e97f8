/** POST /v1/apis: makes an API. */
import { limits } from '../../../base/limits.ts'
import { createApi } from '../../../engine/apis/create-api.ts'
import { toApiJson } from '../../api-json.ts'
import { answerJson, defineEndpoint } from '../../endpoint.ts'
import { REPLAYED } from '../../replayed-header.ts'
import { apiOutput, createApiBody } from '../../schemas/api-schema.ts'
import { toApiChanges } from './api-changes-input.ts'

export const createApiEndpoint = defineEndpoint({
  method: 'post',
  path: '/v1/apis',
  operationId: 'createApi',
  tag: 'APIs',
  summary: 'Create an API',
  description:
    'Only `id` is needed. Without `prefix` the keys begin with the id and `_live`; without ' +
    '`routes` the REST convention applies.',
  scope: 'write:apis',
  body: createApiBody,
  bodyBytesMax: limits.apiBodyBytesMax,
  bodyExample: {
    id: 'shop',
    prefix: 'shop_live',
    upstream: 'http://127.0.0.1:5000',
    routes: [{ method: 'GET', path: '/v1/users', scopes: ['read:users'] }],
  },
  takesIdempotencyKey: true,
  isChange: true,
  responses: {
    201: { description: 'The API.', schema: apiOutput },
    200: { description: 'What the same request made before.', schema: apiOutput, ...REPLAYED.doc },
  },
  problems: ['already_exists'],
  async handle({ deps, principal, body: { id, ...given }, idempotency }) {
    const settings = toApiChanges(given)
    const { api, isReplay } = await createApi(deps.engine, principal, { id, settings, idempotency })
    const headers = isReplay ? REPLAYED.headers : { location: `/v1/apis/${api.id}` }
    return answerJson(isReplay ? 200 : 201, toApiJson(api), { headers, target: api.id })
  },
})
