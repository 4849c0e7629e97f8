/** Decides how a report gets to its reader: to the screen, or whole into files. */

import { formatJson } from '../../base/text/format-json.ts'
import { neutralise, neutraliseText } from '../../base/text/neutralise.ts'
import { listShown } from '../../scanner/reports/describe-report.ts'
import { formatReport } from '../../scanner/reports/format-report.ts'
import { tellSummary } from '../../scanner/reports/format-text-report.ts'
import { plainStyle, type ReportInput } from '../../scanner/reports/report-input.ts'
import type { CliContext } from '../cli-context.ts'
import { writeFile } from '../files/write-file.ts'
import type { ReportOutputs } from './choose-outputs.ts'

/** Reports are read by build systems under other users; every secret in them is masked. */
const MODE = 0o644

export async function deliverReport(
  context: CliContext,
  input: ReportInput,
  { screen, files }: ReportOutputs,
): Promise<void> {
  const { style, print } = context
  if (screen !== null) {
    const text = formatReport(input, screen, style)
    await print(screen === 'text' ? neutraliseText(text, style.hasColour) : text)
    return
  }
  for (const { path, format } of files) {
    writeFile(path, formatReport(input, format, plainStyle), { mode: MODE, replaces: true })
  }
  const paths = files.map(({ path }) => path)
  await print(context.isJson ? tellAsJson(input, paths) : tellWhere(context, input, paths))
}

function tellAsJson(input: ReportInput, output: readonly string[]): string {
  const { score, grade, complete } = input.report
  const findings = listShown(input).length
  return `${formatJson({ output, score, grade, complete, findings }, 2)}\n`
}

function tellWhere({ style }: CliContext, input: ReportInput, paths: readonly string[]): string {
  const lines = [...tellSummary(input, style), ...paths.map((path) => `Wrote ${neutralise(path)}`)]
  return neutraliseText(`${lines.join('\n')}\n`, style.hasColour)
}
