/** GET /v1/scan-schedules: lists which APIs are scanned again and again. */
import { answerJson, defineEndpoint } from '../../endpoint.ts'
import { toScanScheduleJson } from '../../scans/scan-json.ts'
import { pageOutput, pageQueryShape } from '../../schemas/page-schema.ts'
import { scanScheduleOutput } from '../../schemas/scan-schema.ts'
import { strictObject } from '../../schemas/strict-object.ts'

export const listScanSchedulesEndpoint = defineEndpoint({
  method: 'get',
  path: '/v1/scan-schedules',
  operationId: 'listScanSchedules',
  tag: 'Scans',
  summary: 'List the schedules of scans',
  scope: 'read:scans',
  query: strictObject(pageQueryShape),
  responses: {
    200: {
      description: 'A page, by API.',
      schema: pageOutput(scanScheduleOutput, 'ScanSchedulePage'),
    },
  },
  async handle({ deps: { engine }, query: { limit, cursor } }) {
    const page = await engine.storage.listScanSchedules({ size: limit, cursor: cursor ?? null })
    return answerJson(200, { items: page.items.map(toScanScheduleJson), cursor: page.cursor })
  },
})
