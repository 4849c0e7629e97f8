/** `keyward scan-schedules create`: has a server scan an API again and again. */
import { readScanBody } from '../bodies/scan-body.ts'
import type { Run } from '../command.ts'
import { succeed } from '../outcome.ts'
import type { createScanScheduleShape } from '../specs/server-scan-specs.ts'
import { chooseApi } from '../transport/choose-api.ts'
import { withTransport } from '../transport/transport.ts'
import { viewScanSchedule } from '../views/scan-view.ts'
import type { ScanScheduleJson } from '../wire.ts'

const DAY_MS = 86_400_000

export const createScanSchedule: Run<typeof createScanScheduleShape> = (context, input) =>
  withTransport(context, input.options, async (transport) => {
    const { options } = input
    const api = await chooseApi(transport, options.api)
    const everyMs = options.every ?? DAY_MS
    const body = { ...readScanBody(input.arguments.url, options), api, everyMs }
    const made = (await transport.call('POST', '/v1/scan-schedules', body)) as ScanScheduleJson
    return succeed(made, (style) => `Created the schedule.\n\n${viewScanSchedule(made, style)}`)
  })
