/** POST /v1/keys: makes a key and shows its secret, this once. */
import { createKey } from '../../../engine/keys/create-key.ts'
import { addUsage } from '../../../engine/keys/list-keys.ts'
import { answerJson, defineEndpoint } from '../../endpoint.ts'
import { toKeyJson } from '../../key-json.ts'
import { REPLAYED } from '../../replayed-header.ts'
import { createdKeyOutput, createKeyBody, keyOutput } from '../../schemas/key-schema.ts'
import { toKeySettings } from './key-settings-input.ts'

export const createKeyEndpoint = defineEndpoint({
  method: 'post',
  path: '/v1/keys',
  operationId: 'createKey',
  tag: 'Keys',
  summary: 'Create a key',
  description:
    'The answer is the only place where the secret is ever shown. With an Idempotency-Key that ' +
    'was used before, the same record is answered with 200, without the secret. With a ' +
    '`publicKey` there is no secret: whoever holds the private key signs requests with it.',
  scope: 'write:keys',
  body: createKeyBody,
  bodyExample: {
    api: 'shop',
    name: 'ci',
    owner: 'acme',
    scopes: ['read:users'],
    rateLimits: [{ name: 'default', limit: 100, windowMs: 60_000 }],
  },
  // A public key may look like the text of a key: letters and digits behind an underscore.
  keyTextsAt: /^\/publicKey(?:\/\w+)?$/,
  takesIdempotencyKey: true,
  isChange: true,
  responses: {
    201: { description: 'The key with its secret.', schema: createdKeyOutput },
    200: { description: 'What the same request made before.', schema: keyOutput, ...REPLAYED.doc },
  },
  problems: ['api_not_found', 'scope_escalation'],
  async handle({ deps: { engine }, principal, body: { api, publicKey, ...given }, idempotency }) {
    const request = { apiId: api, settings: toKeySettings(given), publicKey, idempotency }
    const { key, secret, isRepeated } = await createKey(engine, principal, request)
    const nowMs = engine.clock.nowMs()
    if (isRepeated) {
      const [found] = await addUsage(engine, [key])
      const headers = REPLAYED.headers
      return answerJson(200, toKeyJson(key, found?.usage ?? null, nowMs), { headers })
    }
    const created = { ...toKeyJson(key, null, nowMs), secret: secret?.reveal() ?? null }
    return answerJson(201, created, {
      headers: { location: `/v1/keys/${key.id}` },
      target: key.id,
    })
  },
})
