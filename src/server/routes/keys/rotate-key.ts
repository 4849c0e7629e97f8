/** POST /v1/keys/{id}/rotate: gives a key a new secret and shows it, this once. */
import { rotateKey } from '../../../engine/keys/rotate-key.ts'
import { answerJson, defineEndpoint } from '../../endpoint.ts'
import { formatInstantOrNull } from '../../schemas/instant-schema.ts'
import { rotatedKeyOutput, rotateKeyBody } from '../../schemas/rotation-schema.ts'
import { showKey } from './show-key.ts'

export const rotateKeyEndpoint = defineEndpoint({
  method: 'post',
  path: '/v1/keys/{id}/rotate',
  operationId: 'rotateKey',
  tag: 'Keys',
  summary: 'Rotate a key',
  description:
    'The key stays: same id, counters, quota and expiry. The old secret works on for ' +
    '`graceSeconds` (absent: as the policy of the API says; 0: not at all, after a leak), and ' +
    'never longer than it would have. The new secret is shown in the answer and never again.',
  scope: 'write:keys',
  body: rotateKeyBody,
  bodyExample: { graceSeconds: 3_600 },
  isBodyOptional: true,
  // A public key may look like the text of a key: letters and digits behind an underscore.
  keyTextsAt: /^\/publicKey(?:\/\w+)?$/,
  isChange: true,
  responses: { 200: { description: 'The key with its new secret.', schema: rotatedKeyOutput } },
  problems: ['key_not_found', 'scope_escalation', 'conflict'],
  async handle({ deps: { engine }, principal, params, body }) {
    const { publicKey } = body
    const graceMs = body.graceSeconds === undefined ? null : body.graceSeconds * 1_000
    const rotated = await rotateKey(engine, principal, params.id, { graceMs, publicKey })
    const { key, secret, previousEndsAtMs } = rotated
    const json = {
      ...(await showKey(engine, key)),
      secret: secret?.reveal() ?? null,
      previousSecretEndsAt: formatInstantOrNull(previousEndsAtMs),
    }
    return answerJson(200, json, { target: key.id })
  },
})
