/** GET /v1/keys: lists and searches keys, newest first. */
import { z } from '@hono/zod-openapi'
import { listKeys } from '../../../engine/keys/list-keys.ts'
import { pickDefined } from '../../defined-fields.ts'
import { answerJson, defineEndpoint } from '../../endpoint.ts'
import { toKeyJson } from '../../key-json.ts'
import { keyOutput, keyState } from '../../schemas/key-schema.ts'
import { pageOutput, pageQueryShape, searchText } from '../../schemas/page-schema.ts'
import { strictObject } from '../../schemas/strict-object.ts'

const query = strictObject({
  api: searchText.optional().openapi({ description: 'Keys of this API.' }),
  owner: searchText.optional().openapi({ description: 'Keys issued to exactly this owner.' }),
  name: searchText.optional().openapi({ description: 'The name contains it, in any case.' }),
  prefix: searchText.optional().openapi({ description: 'The hint begins with it.' }),
  hint: searchText.optional().openapi({ description: 'The hint or the id contains it.' }),
  state: keyState.optional(),
  imported: z
    .enum(['true', 'false'])
    .transform((text) => text === 'true')
    .optional()
    .openapi({ type: 'boolean' }),
  ...pageQueryShape,
})

export const listKeysEndpoint = defineEndpoint({
  method: 'get',
  path: '/v1/keys',
  operationId: 'listKeys',
  tag: 'Keys',
  summary: 'List and search keys',
  description:
    'Every filter that is given must match. A whole key text is refused as a filter: URLs end ' +
    'up in logs.',
  scope: 'read:keys',
  query,
  responses: {
    200: { description: 'A page, newest first.', schema: pageOutput(keyOutput, 'KeyPage') },
  },
  async handle({ deps: { engine }, query: { api, limit, cursor, ...filter } }) {
    const page = { size: limit, cursor: cursor ?? null }
    const found = await listKeys(engine, pickDefined({ ...filter, apiId: api }), page)
    const nowMs = engine.clock.nowMs()
    const items = found.items.map(({ key, usage }) => toKeyJson(key, usage, nowMs))
    return answerJson(200, { items, cursor: found.cursor })
  },
})
