/** `keyward scans show`: shows a scan by a server. */
import type { Run } from '../command.ts'
import { succeed } from '../outcome.ts'
import type { showScanShape } from '../specs/server-scan-specs.ts'
import { toSegment, withTransport } from '../transport/transport.ts'
import { viewScan } from '../views/scan-view.ts'
import type { ScanJson } from '../wire.ts'

export const showScan: Run<typeof showScanShape> = (context, input) =>
  withTransport(context, input.options, async (transport) => {
    const path = `/v1/scans/${toSegment(input.arguments.id)}`
    const scan = (await transport.call('GET', path)) as ScanJson
    return succeed(scan, (style) => viewScan(scan, style))
  })
