/** Decides how a person is told in a terminal which files were read, and which were not. */
import { countNoun } from '../../base/text/count-noun.ts'
import { neutralise } from '../../base/text/neutralise.ts'
import type { FileReport } from '../file-report.ts'
import { formatBytes, nameResource } from './describe-report.ts'
import { countSkips, nameSkipped } from './list-skips.ts'
import type { ReportStyle } from './report-input.ts'
import { indent, wrapText } from './wrap-text.ts'

const SKIPPED_SHOWN_MAX = 20

export function tellFileCoverage(report: FileReport, style: ReportStyle): string[] {
  const { coverage, suppressed = [] } = report
  const { files, bytes, containers, commits, skipped, rules } = coverage
  const opened = containers === 0 ? '' : `, ${countNoun(containers, 'container')} opened`
  const history = commits === undefined ? '' : `, ${countNoun(commits, 'commit')} of history`
  const reasons = countSkips(skipped)
  const lines = [
    `${countNoun(files, 'file')} read (${formatBytes(bytes)})${opened}${history}; ` +
      `${countNoun(rules.length, 'rule')} applied.`,
    ...reasons.map(({ reason, items }) => {
      const [first] = items
      if (first !== undefined && items.length === 1)
        return `Skipped ${nameSkipped(first)}: ${reason}`
      return `Skipped ${countNoun(items.length, 'file')}: ${reason}`
    }),
    ...suppressed.map(({ finding, reason }) => {
      const why = reason === '' ? 'no reason given' : reason
      return `Accepted ${finding.ruleId} in ${nameResource(finding)}: ${why}`
    }),
  ]
  const more = lines.length - SKIPPED_SHOWN_MAX
  const shown = more > 0 ? lines.slice(0, SKIPPED_SHOWN_MAX) : lines
  return [
    style.bold('Coverage'),
    ...shown.flatMap((line) => indent(wrapText(neutralise(line), style.width - 4), 1)),
    ...(more > 0 ? [`  and ${more} more lines; the JSON report has them all.`] : []),
  ]
}
