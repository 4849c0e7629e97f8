/** Decides how the report of an import is shown: a line for each row, then what it comes to. */
import { type Column, formatTable } from '../text/format-table.ts'
import type { Style } from '../text/style.ts'
import type { ImportReportJson } from '../wire.ts'

type Row = ImportReportJson['rows'][number] & { readonly from: string }

const columns: readonly Column<Row>[] = [
  { title: 'row', cell: ({ from }) => from, isElastic: true },
  { title: 'key', cell: ({ hint }) => hint, dropOrder: 1 },
  { title: 'name', cell: ({ name }) => name, isElastic: true, dropOrder: 2 },
  {
    title: 'status',
    cell: ({ status }) => status.replace('_', ' '),
    paint: ({ status }, style) => paintStatus(status, style),
  },
  { title: 'id', cell: ({ keyId }) => keyId ?? '' },
  {
    title: 'remark',
    cell: ({ problems }) => problems.map(({ code, message }) => `${code}: ${message}`).join(' '),
    isElastic: true,
  },
]

/** Says of each row where it stood, and so do the remarks. */
export function addPlaces(report: ImportReportJson, places: readonly string[]): Row[] {
  const placeOf = (row: number) => places[row - 1] ?? String(row)
  return report.rows.map((row) => ({
    ...row,
    from: placeOf(row.row),
    problems: row.problems.map(({ code, message }) => ({
      code,
      message: message.replace(/\brow (\d+)/, (_, number: string) => placeOf(Number(number))),
    })),
  }))
}

export function viewImport(
  report: ImportReportJson,
  places: readonly string[],
  style: Style,
): string {
  const rows = addPlaces(report, places)
  const table = rows.length === 0 ? '' : `${formatTable(columns, rows, style)}\n`
  return `${table}${summarise(report)}`
}

/** Their keys are there anyway, or would let everybody in. */
const HARMLESS = new Set(['duplicate', 'empty'])

function summarise(report: ImportReportJson): string {
  const { dryRun, imported, alreadyImported, refused, weak, rows } = report
  const lost = rows.filter(
    ({ status, problems }) =>
      status === 'refused' && problems.some(({ code }) => !HARMLESS.has(code)),
  ).length
  const parts = [
    `${imported} ${dryRun ? 'would be imported' : 'imported'}`,
    ...(alreadyImported > 0 ? [`${alreadyImported} there already`] : []),
    ...(refused > 0 ? [`${refused} refused`] : []),
  ]
  const weakness = weak > 0 ? `Weak keys: ${weak}. They can be guessed; replace them first.\n` : ''
  const loss = lost > 0 ? `Refused keys that will not work: ${lost}. See the remarks.\n` : ''
  const dry = dryRun ? 'Dry run: nothing was written.\n' : ''
  return `${parts.join(', ')}.\n${loss}${weakness}${dry}`
}

function paintStatus(status: Row['status'], style: Style): (text: string) => string {
  if (status === 'refused') return style.bad
  return status === 'already_imported' ? style.dim : style.good
}
