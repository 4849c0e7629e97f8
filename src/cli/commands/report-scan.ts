/** `keyward scans report`: shows or writes the report of a scan by a server. */
import { probeRules } from '../../scanner/probe/probe-rules.ts'
import type { RuleInfo } from '../../scanner/rule-info.ts'
import type { ScanReport } from '../../scanner/scan-report.ts'
import type { Run } from '../command.ts'
import { finish } from '../outcome.ts'
import { checkWritable, chooseOutputs } from '../scan/choose-outputs.ts'
import { deliverReport } from '../scan/deliver-report.ts'
import type { reportScanShape } from '../specs/server-scan-specs.ts'
import { toSegment, withTransport } from '../transport/transport.ts'

export const reportScan: Run<typeof reportScanShape> = async (context, input) => {
  const { format, output } = input.options
  const outputs = chooseOutputs(format, output, context.isJson)
  checkWritable(outputs.files.map(({ path }) => path))
  return withTransport(context, input.options, async (transport) => {
    const path = `/v1/scans/${toSegment(input.arguments.id)}/report`
    const report = (await transport.call('GET', path)) as ScanReport
    const rules = new Map<string, RuleInfo>(probeRules.map((rule) => [rule.id, rule]))
    await deliverReport(context, { report, rules, comparison: null }, outputs)
    return finish(0)
  })
}
