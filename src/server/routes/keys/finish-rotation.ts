/** POST /v1/keys/{id}/rotation/finish: end the old secret now. */
import { finishRotation } from '../../../engine/keys/finish-rotation.ts'
import { answerJson, defineEndpoint } from '../../endpoint.ts'
import { keyOutput } from '../../schemas/key-schema.ts'
import { showKey } from './show-key.ts'

export const finishRotationEndpoint = defineEndpoint({
  method: 'post',
  path: '/v1/keys/{id}/rotation/finish',
  operationId: 'finishRotation',
  tag: 'Keys',
  summary: 'End the old secret now',
  description: 'From the answer on only the newest secret works.',
  scope: 'write:keys',
  isChange: true,
  responses: { 200: { description: 'The key as it is now.', schema: keyOutput } },
  problems: ['key_not_found', 'conflict'],
  async handle({ deps: { engine }, principal, params }) {
    const key = await finishRotation(engine, principal, params.id)
    return answerJson(200, await showKey(engine, key), { target: key.id })
  },
})
