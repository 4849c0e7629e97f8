/** DELETE /v1/scan-schedules/{api}: ends the schedule of an API. */
import { deleteSchedule } from '../../../engine/scans/delete-schedule.ts'
import { answerNothing, defineEndpoint } from '../../endpoint.ts'

export const deleteScanScheduleEndpoint = defineEndpoint({
  method: 'delete',
  path: '/v1/scan-schedules/{api}',
  operationId: 'deleteScanSchedule',
  tag: 'Scans',
  summary: 'End the schedule of an API',
  description: 'Scans that were made stay.',
  scope: 'write:scans',
  isChange: true,
  responses: { 204: { description: 'It is gone.' } },
  problems: ['scan_schedule_not_found'],
  async handle({ deps, principal, params: { api } }) {
    await deleteSchedule(deps.engine, principal, api)
    return answerNothing(api)
  },
})
