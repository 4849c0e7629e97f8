/** GET /v1/keys/{id}: shows one key and its use. */
import { getKey } from '../../../engine/keys/get-key.ts'
import { answerJson, defineEndpoint } from '../../endpoint.ts'
import { keyOutput } from '../../schemas/key-schema.ts'
import { showKey } from './show-key.ts'

export const getKeyEndpoint = defineEndpoint({
  method: 'get',
  path: '/v1/keys/{id}',
  operationId: 'getKey',
  tag: 'Keys',
  summary: 'Show a key',
  scope: 'read:keys',
  responses: { 200: { description: 'The key.', schema: keyOutput } },
  problems: ['key_not_found'],
  async handle({ deps: { engine }, params }) {
    return answerJson(200, await showKey(engine, await getKey(engine, params.id)))
  },
})
