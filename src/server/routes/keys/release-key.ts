/** POST /v1/keys/{id}/release: let a quarantined key work again. */
import { releaseKey } from '../../../engine/keys/release-key.ts'
import { answerJson, defineEndpoint } from '../../endpoint.ts'
import { keyOutput } from '../../schemas/key-schema.ts'
import { showKey } from './show-key.ts'

export const releaseKeyEndpoint = defineEndpoint({
  method: 'post',
  path: '/v1/keys/{id}/release',
  operationId: 'releaseKey',
  tag: 'Keys',
  summary: 'Let a quarantined key work again',
  description: 'Where the key leaked, rotate it with a grace of 0 first.',
  scope: 'write:keys',
  isChange: true,
  responses: { 200: { description: 'The key as it is now.', schema: keyOutput } },
  problems: ['key_not_found', 'scope_escalation', 'conflict'],
  async handle({ deps: { engine }, principal, params }) {
    const key = await releaseKey(engine, principal, params.id)
    return answerJson(200, await showKey(engine, key), { target: key.id })
  },
})
