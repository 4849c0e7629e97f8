/** POST /v1/keys/verify: asks whether a request with a key may pass. */

import { answerVerify } from '../../answer-verify.ts'
import { answerText, defineEndpoint } from '../../endpoint.ts'
import { decisionOutput, verifyKeyBody } from '../../schemas/decision-schema.ts'

export const verifyKeyEndpoint = defineEndpoint({
  method: 'post',
  path: '/v1/keys/verify',
  operationId: 'verifyKey',
  tag: 'Keys',
  summary: 'Verify a key',
  description:
    'Answers 200 with the decision, allowed or not, and spends from limits and quota when it is ' +
    '"allowed". With `method` and `path` the routes of the API decide which scopes are needed. ' +
    'In place of `key` comes `signature` when the request was signed by its key: what was ' +
    'received, and the digest of its body. A signature is taken once.',
  scope: 'verify:keys',
  body: verifyKeyBody,
  bodyExample: {
    key: 'shop_live_4fTzP0aQ9xLm…',
    api: 'shop',
    method: 'GET',
    path: '/v1/users',
    address: '203.0.113.7',
  },
  // Anywhere: nothing of it is stored.
  keyTextsAt: /^/,
  responses: { 200: { description: 'The decision.', schema: decisionOutput } },
  problems: ['api_not_found', 'invalid_path', 'several_credentials'],
  async handle({ deps, body }) {
    return answerText('application/json', await answerVerify(deps, body))
  },
})
