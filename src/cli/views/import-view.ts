/** Decides how the report of an import is shown: a line for each row, then what it comes to. */
import { type Column, formatTable } from '../text/format-table.ts'
import type { Style } from '../text/style.ts'
import type { ImportReportJson } from '../wire.ts'

type Row = ImportReportJson['rows'][number] & { readonly from: string }

const columns: readonly Column<Row>[] = [
  { title: 'row', cell: ({ from }) => from, isElastic: true },
  { title: 'key', cell: ({ hint }) => hint },
  { title: 'name', cell: ({ name }) => name, isElastic: true },
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

/** `places` says of each row where it stood. */
export function viewImport(
  report: ImportReportJson,
  places: readonly string[],
  style: Style,
): string {
  const rows = report.rows.map((row) => ({ ...row, from: places[row.row - 1] ?? String(row.row) }))
  const table = rows.length === 0 ? '' : `${formatTable(columns, rows, style)}\n`
  return `${table}${summarise(report)}`
}

function summarise({ dryRun, imported, alreadyImported, refused, weak }: ImportReportJson): string {
  const parts = [
    `${imported} ${dryRun ? 'would be imported' : 'imported'}`,
    ...(alreadyImported > 0 ? [`${alreadyImported} there already`] : []),
    ...(refused > 0 ? [`${refused} refused`] : []),
  ]
  const weakness = weak > 0 ? `Weak keys: ${weak}. They can be guessed; replace them first.\n` : ''
  const dry = dryRun ? 'Dry run: nothing was written.\n' : ''
  return `${parts.join(', ')}.\n${weakness}${dry}`
}

function paintStatus(status: Row['status'], style: Style): (text: string) => string {
  if (status === 'refused') return style.bad
  return status === 'already_imported' ? style.dim : style.good
}
