/** POST /v1/scan-schedules: has the server scan an API again and again. */
import { createSchedule } from '../../../engine/scans/create-schedule.ts'
import { answerJson, defineEndpoint } from '../../endpoint.ts'
import { REPLAYED } from '../../replayed-header.ts'
import { getScanDesk } from '../../scans/get-scan-desk.ts'
import { readScanOptions } from '../../scans/read-scan-options.ts'
import { toScanScheduleJson } from '../../scans/scan-json.ts'
import { createScanScheduleBody, scanScheduleOutput } from '../../schemas/scan-schema.ts'

export const createScanScheduleEndpoint = defineEndpoint({
  method: 'post',
  path: '/v1/scan-schedules',
  operationId: 'createScanSchedule',
  tag: 'Scans',
  summary: 'Scan an API again and again',
  description:
    'An API has one schedule at most. No key can be given: keys are never stored, so these scans ' +
    'see what a stranger sees.',
  scope: 'write:scans',
  body: createScanScheduleBody,
  bodyExample: { api: 'shop', target: 'https://api.example.com', everyMs: 86_400_000 },
  takesIdempotencyKey: true,
  isChange: true,
  responses: {
    201: { description: 'The schedule.', schema: scanScheduleOutput },
    200: {
      description: 'What the same request made before.',
      schema: scanScheduleOutput,
      ...REPLAYED.doc,
    },
  },
  problems: ['scan_target_not_allowed', 'api_not_found', 'builtin_api', 'already_exists'],
  async handle({ deps, principal, body, idempotency }) {
    const { api: apiId, everyMs, ...rest } = body
    const { target, options } = await readScanOptions(getScanDesk(deps), rest)
    const request = { apiId, target, everyMs, options, idempotency }
    const { schedule, isReplay } = await createSchedule(deps.engine, principal, request)
    const path = `/v1/scan-schedules/${schedule.apiId}`
    const headers = isReplay ? REPLAYED.headers : { location: path }
    const json = toScanScheduleJson(schedule)
    return answerJson(isReplay ? 200 : 201, json, { headers, target: apiId })
  },
})
