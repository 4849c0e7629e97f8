/** Says what is done in a process of its own, so that decisions never wait for a scan. */
import { KeywardError } from '../../base/errors.ts'
import { neutraliseText } from '../../base/text/neutralise.ts'
import { probeRules } from '../../scanner/probe/probe-rules.ts'
import { formatReport } from '../../scanner/reports/format-report.ts'
import type { ReportFormat } from '../../scanner/reports/report-formats.ts'
import { plainStyle } from '../../scanner/reports/report-input.ts'
import type { RuleInfo } from '../../scanner/rule-info.ts'
import { compareReports, type ReportComparison, readReport } from './compare-reports.ts'
import { performScan, type ScanOrder, type ScanResult } from './perform-scan.ts'

export type Task =
  | { readonly kind: 'scan'; readonly order: ScanOrder }
  | { readonly kind: 'format'; readonly report: string; readonly format: ReportFormat }
  | { readonly kind: 'compare'; readonly earlier: string; readonly later: string }
  | { readonly kind: 'rules' }

export interface TaskValues {
  readonly scan: ScanResult
  readonly format: string
  readonly compare: ReportComparison
  /** The ids of all rules. */
  readonly rules: readonly string[]
}

export type TaskAnswer<T> =
  | { readonly value: T }
  /** `problem` is for the caller; `mistake`, when it was one of ours, for the log. */
  | { readonly problem: string; readonly mistake: string | null }

/** Never throws. */
export async function performTask(task: Task, signal: AbortSignal): Promise<TaskAnswer<unknown>> {
  try {
    return { value: await perform(task, signal) }
  } catch (error) {
    if (!(error instanceof KeywardError)) {
      const mistake = error instanceof Error ? (error.stack ?? error.message) : String(error)
      return { problem: 'Keyward made a mistake; the log has the details.', mistake }
    }
    const [first] = error.details.errors ?? []
    const told = error.details.detail ?? first?.message
    return {
      problem: told === undefined ? `${error.title}.` : `${error.title}: ${told}`,
      mistake: null,
    }
  }
}

async function perform(task: Task, signal: AbortSignal) {
  switch (task.kind) {
    case 'scan':
      return performScan(task.order, { signal })
    case 'format':
      return format(task.report, task.format)
    case 'compare':
      return compareReports(task.earlier, task.later)
    case 'rules':
      return probeRules.map(({ id }) => id)
  }
}

function format(text: string, form: ReportFormat): string {
  const rules = new Map<string, RuleInfo>(probeRules.map((rule) => [rule.id, rule]))
  const input = { report: readReport(text), rules, comparison: null }
  const formatted = formatReport(input, form, plainStyle)
  return form === 'text' ? neutraliseText(formatted, false) : formatted
}
