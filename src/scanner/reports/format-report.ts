/** Decides which form a report has: for people, for programs, for code scanning, for auditors. */
import { formatHtmlReport } from './format-html-report.ts'
import { formatJsonReport } from './format-json-report.ts'
import { formatJunitReport } from './format-junit-report.ts'
import { formatSarifReport } from './format-sarif-report.ts'
import { formatTextReport } from './format-text-report.ts'
import type { ReportFormat } from './report-formats.ts'
import type { ReportInput, ReportStyle } from './report-input.ts'

/** The same input gives the same text. `style` matters to `text` alone. */
export function formatReport(input: ReportInput, format: ReportFormat, style: ReportStyle): string {
  switch (format) {
    case 'text':
      return formatTextReport(input, style)
    case 'json':
      return formatJsonReport(input)
    case 'sarif':
      return formatSarifReport(input)
    case 'junit':
      return formatJunitReport(input)
    case 'html':
      return formatHtmlReport(input)
  }
}
