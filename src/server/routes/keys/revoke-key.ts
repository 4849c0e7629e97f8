/** POST /v1/keys/{id}/revoke: ends a key for good, from the moment of the answer. */
import { revokeKey } from '../../../engine/keys/revoke-key.ts'
import { answerJson, defineEndpoint } from '../../endpoint.ts'
import { keyOutput, revokeKeyBody } from '../../schemas/key-schema.ts'
import { showKey } from './show-key.ts'

export const revokeKeyEndpoint = defineEndpoint({
  method: 'post',
  path: '/v1/keys/{id}/revoke',
  operationId: 'revokeKey',
  tag: 'Keys',
  summary: 'Revoke a key',
  description: 'It cannot be undone. Revoking what is revoked changes nothing.',
  scope: 'write:keys',
  body: revokeKeyBody,
  bodyExample: { reason: 'left the company' },
  isBodyOptional: true,
  isChange: true,
  responses: { 200: { description: 'The revoked key.', schema: keyOutput } },
  problems: ['key_not_found'],
  async handle({ deps: { engine }, principal, params, body }) {
    const key = await revokeKey(engine, principal, params.id, body.reason ?? null)
    return answerJson(200, await showKey(engine, key), { target: key.id })
  },
})
