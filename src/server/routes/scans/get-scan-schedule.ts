/** GET /v1/scan-schedules/{api}: shows when an API is scanned. */
import { getSchedule } from '../../../engine/scans/get-schedule.ts'
import { answerJson, defineEndpoint } from '../../endpoint.ts'
import { toScanScheduleJson } from '../../scans/scan-json.ts'
import { scanScheduleOutput } from '../../schemas/scan-schema.ts'

export const getScanScheduleEndpoint = defineEndpoint({
  method: 'get',
  path: '/v1/scan-schedules/{api}',
  operationId: 'getScanSchedule',
  tag: 'Scans',
  summary: 'Show the schedule of an API',
  scope: 'read:scans',
  responses: { 200: { description: 'The schedule.', schema: scanScheduleOutput } },
  problems: ['scan_schedule_not_found'],
  async handle({ deps, params }) {
    return answerJson(200, toScanScheduleJson(await getSchedule(deps.engine, params.api)))
  },
})
