/** `keyward scan-schedules delete`: ends the schedule of an API. */
import { neutralise } from '../../base/text/neutralise.ts'
import type { Run } from '../command.ts'
import { succeed } from '../outcome.ts'
import type { deleteScanScheduleShape } from '../specs/server-scan-specs.ts'
import { toSegment, withTransport } from '../transport/transport.ts'

export const deleteScanSchedule: Run<typeof deleteScanScheduleShape> = (context, input) =>
  withTransport(context, input.options, async (transport) => {
    const { api } = input.arguments
    await transport.call('DELETE', `/v1/scan-schedules/${toSegment(api)}`)
    const json = { api, deleted: true }
    return succeed(json, () => `Ended the schedule of ${neutralise(api)}.\n`)
  })
