/** POST /v1/signing-keys/rotate: puts the next signing keys to use. */
import { rotateSigningKeys } from '../../../engine/tokens/rotate-signing-keys.ts'
import { answerJson, defineEndpoint } from '../../endpoint.ts'
import { rotateSigningKeysBody, signingKeysOutput } from '../../schemas/signing-key-schema.ts'
import { toSigningKeysJson } from '../../signing-keys-json.ts'

export const rotateSigningKeysEndpoint = defineEndpoint({
  method: 'post',
  path: '/v1/signing-keys/rotate',
  operationId: 'rotateSigningKeys',
  tag: 'Tokens',
  summary: 'Rotate the signing keys',
  description:
    'Tokens that were signed before stay good until they end. Happens by itself every 90 days. ' +
    'With `compromised` all keys are replaced at once, and nothing that they signed is good.',
  scope: 'write:signing-keys',
  body: rotateSigningKeysBody,
  bodyExample: {},
  isBodyOptional: true,
  isChange: true,
  responses: { 200: { description: 'The keys afterwards.', schema: signingKeysOutput } },
  problems: ['signing_key_too_new'],
  async handle({ deps: { engine }, principal, body }) {
    await rotateSigningKeys(engine, principal, body.compromised ?? false)
    return answerJson(200, toSigningKeysJson(engine), { target: 'signing-keys' })
  },
})
