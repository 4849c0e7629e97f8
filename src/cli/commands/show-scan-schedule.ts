/** `keyward scan-schedules show`: shows when a server scans an API. */
import type { Run } from '../command.ts'
import { succeed } from '../outcome.ts'
import type { showScanScheduleShape } from '../specs/server-scan-specs.ts'
import { toSegment, withTransport } from '../transport/transport.ts'
import { viewScanSchedule } from '../views/scan-view.ts'
import type { ScanScheduleJson } from '../wire.ts'

export const showScanSchedule: Run<typeof showScanScheduleShape> = (context, input) =>
  withTransport(context, input.options, async (transport) => {
    const path = `/v1/scan-schedules/${toSegment(input.arguments.api)}`
    const schedule = (await transport.call('GET', path)) as ScanScheduleJson
    return succeed(schedule, (style) => viewScanSchedule(schedule, style))
  })
