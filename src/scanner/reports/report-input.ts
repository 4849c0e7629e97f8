/** Says what every form of a report is made from. */
import type { Report } from '../file-report.ts'
import type { RuleInfo } from '../rule-info.ts'
import type { BaselineComparison } from './compare-with-baseline.ts'

type Paint = (text: string) => string

/** How text may look where it goes. */
export interface ReportStyle {
  /** Columns; infinite where nothing needs to be cut. */
  readonly width: number
  readonly bold: Paint
  readonly dim: Paint
  readonly good: Paint
  readonly bad: Paint
  readonly careful: Paint
}

export interface ReportInput {
  readonly report: Report
  /** By id; a rule that is missing here is told by what its findings say. */
  readonly rules: ReadonlyMap<string, RuleInfo>
  /** Null: there is no baseline, and every finding is told. */
  readonly comparison: BaselineComparison | null
}

/** For text that goes into a file. */
export const plainStyle: ReportStyle = {
  width: 100,
  bold: (text) => text,
  dim: (text) => text,
  good: (text) => text,
  bad: (text) => text,
  careful: (text) => text,
}
