/** GET /v1/signing-keys: the keys that sign tokens, those to come and those before. */
import { answerJson, defineEndpoint } from '../../endpoint.ts'
import { signingKeysOutput } from '../../schemas/signing-key-schema.ts'
import { toSigningKeysJson } from '../../signing-keys-json.ts'

export const listSigningKeysEndpoint = defineEndpoint({
  method: 'get',
  path: '/v1/signing-keys',
  operationId: 'listSigningKeys',
  tag: 'Tokens',
  summary: 'List the signing keys',
  description: 'One signs and one waits for each algorithm; those before are still published.',
  scope: 'read:signing-keys',
  responses: { 200: { description: 'All that are published.', schema: signingKeysOutput } },
  handle: ({ deps: { engine } }) => answerJson(200, toSigningKeysJson(engine)),
})
