/** POST /v1/keys/{id}/rotation/cancel: take a rotation back. */
import { cancelRotation } from '../../../engine/keys/cancel-rotation.ts'
import { answerJson, defineEndpoint } from '../../endpoint.ts'
import { keyOutput } from '../../schemas/key-schema.ts'
import { showKey } from './show-key.ts'

export const cancelRotationEndpoint = defineEndpoint({
  method: 'post',
  path: '/v1/keys/{id}/rotation/cancel',
  operationId: 'cancelRotation',
  tag: 'Keys',
  summary: 'Take a rotation back',
  description: 'The new secret ends now; the old one works on, as before the rotation.',
  scope: 'write:keys',
  isChange: true,
  responses: { 200: { description: 'The key as it is now.', schema: keyOutput } },
  problems: ['key_not_found', 'scope_escalation', 'conflict'],
  async handle({ deps: { engine }, principal, params }) {
    const key = await cancelRotation(engine, principal, params.id)
    return answerJson(200, await showKey(engine, key), { target: key.id })
  },
})
