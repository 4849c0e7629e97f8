/** `keyward scans cancel`: ends a scan that waits or runs. */
import type { Run } from '../command.ts'
import { succeed } from '../outcome.ts'
import type { cancelScanShape } from '../specs/server-scan-specs.ts'
import { toSegment, withTransport } from '../transport/transport.ts'
import { viewScan } from '../views/scan-view.ts'
import type { ScanJson } from '../wire.ts'

export const cancelScan: Run<typeof cancelScanShape> = (context, input) =>
  withTransport(context, input.options, async (transport) => {
    const path = `/v1/scans/${toSegment(input.arguments.id)}/cancel`
    const scan = (await transport.call('POST', path)) as ScanJson
    return succeed(scan, (style) => viewScan(scan, style))
  })
