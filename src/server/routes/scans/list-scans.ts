/** GET /v1/scans: lists scans, newest first. */
import { z } from '@hono/zod-openapi'
import { getApi } from '../../../engine/apis/get-api.ts'
import { scanStates } from '../../../engine/scans/scan-record.ts'
import { pickDefined } from '../../defined-fields.ts'
import { answerJson, defineEndpoint } from '../../endpoint.ts'
import { toScanJson } from '../../scans/scan-json.ts'
import { pageOutput, pageQueryShape, searchText } from '../../schemas/page-schema.ts'
import { scanOutput } from '../../schemas/scan-schema.ts'
import { strictObject } from '../../schemas/strict-object.ts'

export const listScansEndpoint = defineEndpoint({
  method: 'get',
  path: '/v1/scans',
  operationId: 'listScans',
  tag: 'Scans',
  summary: 'List scans',
  description: 'With `target` it is the history of that target.',
  scope: 'read:scans',
  query: strictObject({
    api: z.string().optional().openapi({ description: 'Only of this API.', example: 'shop' }),
    target: searchText.optional().openapi({ description: 'Only of this target.' }),
    state: z.enum(scanStates).optional(),
    ...pageQueryShape,
  }),
  responses: {
    200: { description: 'A page, newest first.', schema: pageOutput(scanOutput, 'ScanPage') },
  },
  problems: ['api_not_found'],
  async handle({ deps: { engine }, query: { api: apiId, target, state, limit, cursor } }) {
    if (apiId !== undefined) await getApi(engine, apiId)
    const filter = pickDefined({ apiId, target: target && toOneSpelling(target), state })
    const page = await engine.storage.listScans(filter, { size: limit, cursor: cursor ?? null })
    return answerJson(200, { items: page.items.map(toScanJson), cursor: page.cursor })
  },
})

/** As `ScanTargets` has written it down. */
function toOneSpelling(target: string): string {
  return URL.parse(target)?.href.replace(/\/$/, '') ?? target
}
