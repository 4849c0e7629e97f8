/** POST /v1/keys/{id}/quarantine: stops a key until it is released. */
import { quarantineKey } from '../../../engine/keys/quarantine-key.ts'
import { answerJson, defineEndpoint } from '../../endpoint.ts'
import { keyOutput, revokeKeyBody } from '../../schemas/key-schema.ts'
import { showKey } from './show-key.ts'

export const quarantineKeyEndpoint = defineEndpoint({
  method: 'post',
  path: '/v1/keys/{id}/quarantine',
  operationId: 'quarantineKey',
  tag: 'Keys',
  summary: 'Stop a key until it is released',
  description: 'For a key that may have leaked. It is denied as `disabled` from now on.',
  scope: 'write:keys',
  body: revokeKeyBody,
  bodyExample: { reason: 'seen in a public repository' },
  isBodyOptional: true,
  isChange: true,
  responses: { 200: { description: 'The key as it is now.', schema: keyOutput } },
  problems: ['key_not_found', 'conflict'],
  async handle({ deps: { engine }, principal, params, body }) {
    const reason = body.reason ?? 'by an admin'
    const key = await quarantineKey(engine, principal, params.id, reason)
    return answerJson(200, await showKey(engine, key), { target: key.id })
  },
})
