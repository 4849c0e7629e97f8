/** GET /v1/keys/{id}/rotation: how the rotation of a key stands. */
import { getRotation } from '../../../engine/keys/get-rotation.ts'
import { answerJson, defineEndpoint } from '../../endpoint.ts'
import { toRotationJson } from '../../rotation-json.ts'
import { rotationOutput } from '../../schemas/rotation-schema.ts'

export const getRotationEndpoint = defineEndpoint({
  method: 'get',
  path: '/v1/keys/{id}/rotation',
  operationId: 'getRotation',
  tag: 'Keys',
  summary: 'Show how a rotation stands',
  description:
    'Which secrets work, when and from where an old one was last used, whether it is safe to ' +
    'finish, and when the next rotation is due. Of a secret that has ended: how often it was ' +
    'presented and refused since, and from where last.',
  scope: 'read:keys',
  responses: { 200: { description: 'The rotation.', schema: rotationOutput } },
  problems: ['key_not_found'],
  async handle({ deps: { engine }, params }) {
    return answerJson(200, toRotationJson(await getRotation(engine, params.id)))
  },
})
