/** `keyward scans diff`: shows what changed since an earlier scan. */
import type { Run } from '../command.ts'
import type { compareScansShape } from '../specs/server-scan-specs.ts'
import { toSegment, withQuery, withTransport } from '../transport/transport.ts'
import { viewComparison } from '../views/scan-view.ts'
import type { ScanComparisonJson } from '../wire.ts'

export const compareScans: Run<typeof compareScansShape> = (context, input) =>
  withTransport(context, input.options, async (transport) => {
    const path = `/v1/scans/${toSegment(input.arguments.id)}/diff`
    const query = withQuery(path, { with: input.options.with })
    const json = (await transport.call('GET', query)) as ScanComparisonJson
    const exitCode = json.new.length > 0 ? 1 : 0
    return { json, text: (style) => viewComparison(json, style), exitCode }
  })
