/** PATCH /v1/keys/{id}: changes the settings of a key; its secret, id and history stay. */
import { updateKey } from '../../../engine/keys/update-key.ts'
import { answerJson, defineEndpoint } from '../../endpoint.ts'
import { keyOutput, updateKeyBody } from '../../schemas/key-schema.ts'
import { toKeySettings } from './key-settings-input.ts'
import { showKey } from './show-key.ts'

export const updateKeyEndpoint = defineEndpoint({
  method: 'patch',
  path: '/v1/keys/{id}',
  operationId: 'updateKey',
  tag: 'Keys',
  summary: 'Change a key',
  description: 'What is not named stays. A revoked key cannot be changed.',
  scope: 'write:keys',
  body: updateKeyBody,
  bodyExample: { scopes: ['read:users', 'read:posts'], expiresAt: '2027-01-31T23:59:59Z' },
  isChange: true,
  responses: { 200: { description: 'The key as it is now.', schema: keyOutput } },
  problems: ['key_not_found', 'scope_escalation', 'conflict'],
  async handle({ deps: { engine }, principal, params, body: { version, ...given } }) {
    const key = await updateKey(engine, principal, params.id, toKeySettings(given), version)
    return answerJson(200, await showKey(engine, key), { target: key.id })
  },
})
