/** GET /v1/apis: lists APIs by id, the built-in one included. */
import { toApiJson } from '../../api-json.ts'
import { answerJson, defineEndpoint } from '../../endpoint.ts'
import { apiOutput } from '../../schemas/api-schema.ts'
import { pageOutput, pageQueryShape } from '../../schemas/page-schema.ts'
import { strictObject } from '../../schemas/strict-object.ts'

export const listApisEndpoint = defineEndpoint({
  method: 'get',
  path: '/v1/apis',
  operationId: 'listApis',
  tag: 'APIs',
  summary: 'List APIs',
  scope: 'read:apis',
  query: strictObject(pageQueryShape),
  responses: {
    200: { description: 'A page, by id.', schema: pageOutput(apiOutput, 'ApiPage') },
  },
  async handle({ deps, query }) {
    const page = { size: query.limit, cursor: query.cursor ?? null }
    const { items, cursor } = await deps.engine.storage.listApis(page)
    return answerJson(200, { items: items.map(toApiJson), cursor })
  },
})
