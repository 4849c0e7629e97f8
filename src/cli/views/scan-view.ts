/** Decides how scans by a server, schedules and what changed are shown to people. */
import { neutralise } from '../../base/text/neutralise.ts'
import { formatFields } from '../text/format-fields.ts'
import type { Column } from '../text/format-table.ts'
import { formatDuration } from '../text/parse-duration.ts'
import type { Style } from '../text/style.ts'
import type { ScanComparisonJson, ScanJson, ScanScheduleJson } from '../wire.ts'
import { formatTime } from './format-time.ts'

export const scanColumns: readonly Column<ScanJson>[] = [
  { title: 'id', cell: ({ id }) => id },
  { title: 'target', cell: ({ target }) => target, isElastic: true },
  { title: 'state', cell: ({ state }) => state },
  { title: 'grade', cell: describeGrade },
  { title: 'created', cell: ({ createdAt }) => formatTime(createdAt) ?? '' },
]

export function viewScan(scan: ScanJson, style: Style): string {
  return formatFields(
    [
      ['id', scan.id],
      ['target', scan.target],
      ['api', scan.api],
      ['state', scan.state],
      ['problem', scan.problem],
      ['grade', describeGrade(scan) || null],
      ['findings', describeFindings(scan)],
      ['keys', scan.options.keys.join(' ') || null],
      ['created', `${formatTime(scan.createdAt)} by ${scan.createdBy} (${scan.trigger})`],
      ['started', formatTime(scan.startedAt)],
      ['ended', formatTime(scan.endedAt)],
    ],
    style,
  )
}

export const scanScheduleColumns: readonly Column<ScanScheduleJson>[] = [
  { title: 'api', cell: ({ api }) => api },
  { title: 'target', cell: ({ target }) => target, isElastic: true },
  { title: 'every', cell: ({ everyMs }) => formatDuration(everyMs) },
  { title: 'next', cell: ({ nextAt }) => formatTime(nextAt) ?? '' },
]

export function viewScanSchedule(schedule: ScanScheduleJson, style: Style): string {
  return formatFields(
    [
      ['api', schedule.api],
      ['target', schedule.target],
      ['every', formatDuration(schedule.everyMs)],
      ['next', formatTime(schedule.nextAt)],
      ['created', `${formatTime(schedule.createdAt)} by ${schedule.createdBy}`],
    ],
    style,
  )
}

export function viewComparison(comparison: ScanComparisonJson, style: Style): string {
  const { scan, fixed, stillThere, untested } = comparison
  const head = neutralise(`${scan} compared with ${comparison.with}`)
  const groups = [
    ['New', comparison.new],
    ['Fixed', fixed],
    ['Still there', stillThere],
    ['Not looked for this time', untested],
  ] as const
  const blocks = groups.map(([title, findings]) => {
    const lines = findings.map(({ severity, title: what, operation }) => {
      const where = operation === null ? '' : ` at ${operation.method} ${operation.path}`
      return `  ${severity}: ${neutralise(`${what}${where}`)}\n`
    })
    return `\n${style.bold(`${title}: ${findings.length}`)}\n${lines.join('')}`
  })
  return `${head}\n${blocks.join('')}`
}

function describeGrade({ grade, score, complete }: ScanJson): string {
  if (grade === null) return ''
  return `${grade} (${score}${complete === false ? ', incomplete' : ''})`
}

function describeFindings({ findings }: ScanJson): string | null {
  if (findings === null) return null
  const counts = Object.entries(findings).filter(([, count]) => count > 0)
  return counts.map(([severity, count]) => `${count} ${severity}`).join(', ') || 'none'
}
