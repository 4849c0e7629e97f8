/** Decides how use is shown to people: a bar for each hour, then by scope, and from where. */
import { formatFields } from '../text/format-fields.ts'
import { type Column, formatTable } from '../text/format-table.ts'
import type { Style } from '../text/style.ts'
import type { UsageJson } from '../wire.ts'
import { formatTime } from './format-time.ts'

const BAR_WIDTH = 24
/** A full block and its eighths. */
const BLOCKS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉', '█'] as const

type Counts = UsageJson['totals']

export function viewUsage(usage: UsageJson, style: Style): string {
  const { key, api, from, to, totals, series, scopes, networks, userAgents } = usage
  const fields = formatFields(
    [
      ['key', key],
      ['api', api ?? 'all'],
      ['from', formatTime(from)],
      ['to', formatTime(to)],
      ['allowed', String(totals.allowed)],
      ['denied', describeDenials(totals)],
    ],
    style,
  )
  const most = Math.max(0, ...series.map(sumOf))
  const isByHour = usage.by === 'hour'
  const parts = [
    fields,
    series.length === 0
      ? 'No use in this time.\n'
      : formatTable(seriesColumns(most, isByHour), series, style),
    list(scopeColumns, scopes, style),
    list(
      seenColumns('network'),
      networks?.map(({ network, ...seen }) => [network, seen]),
      style,
    ),
    list(
      seenColumns('user agent'),
      userAgents?.map(({ userAgent, ...seen }) => [userAgent, seen]),
      style,
    ),
  ]
  return parts.filter((part) => part !== '').join('\n')
}

function list<R>(columns: readonly Column<R>[], rows: readonly R[] | undefined, style: Style) {
  return rows === undefined || rows.length === 0 ? '' : formatTable(columns, rows, style)
}

const countColumns: readonly Column<Counts>[] = [
  { title: 'allowed', cell: ({ allowed }) => String(allowed) },
  {
    title: 'denied',
    cell: ({ denied }) => String(denied),
    paint: ({ denied }, style) => (denied > 0 ? style.careful : style.dim),
  },
]

function seriesColumns(
  most: number,
  isByHour: boolean,
): readonly Column<UsageJson['series'][number]>[] {
  return [
    {
      title: isByHour ? 'hour (UTC)' : 'minute (UTC)',
      cell: ({ at }) => at.slice(0, 16).replace('T', ' '),
    },
    ...countColumns,
    { title: '', cell: (row) => drawBar(sumOf(row), most), isElastic: true, dropOrder: 2 },
    { title: 'why denied', cell: describeReasons, isElastic: true, dropOrder: 1 },
  ]
}

const scopeColumns: readonly Column<UsageJson['scopes'][number]>[] = [
  { title: 'scope', cell: ({ scope }) => scope, isElastic: true },
  ...countColumns,
]

type Seen = readonly [
  name: string | null,
  seen: { readonly firstSeenAt: string; readonly lastSeenAt: string; readonly count: number },
]

function seenColumns(title: string): readonly Column<Seen>[] {
  return [
    { title, cell: ([name]) => name ?? '(others)', isElastic: true },
    { title: 'uses', cell: ([, { count }]) => String(count) },
    {
      title: 'first seen',
      cell: ([, { firstSeenAt }]) => formatTime(firstSeenAt) ?? '',
      dropOrder: 1,
    },
    { title: 'last seen', cell: ([, { lastSeenAt }]) => formatTime(lastSeenAt) ?? '' },
  ]
}

function sumOf({ allowed, denied }: Pick<Counts, 'allowed' | 'denied'>): number {
  return allowed + denied
}

/** Whatever was used at all is seen. */
function drawBar(count: number, most: number): string {
  const eighths = Math.max(1, Math.round((count / Math.max(1, most)) * BAR_WIDTH * 8))
  return '█'.repeat(Math.floor(eighths / 8)) + (BLOCKS[eighths % 8] ?? '')
}

function describeReasons({ outcomes }: Counts): string {
  const denials = Object.entries(outcomes).filter(([outcome]) => outcome !== 'allowed')
  const sorted = denials.sort(([, left], [, right]) => right - left)
  return sorted.map(([outcome, count]) => `${count} ${outcome}`).join(', ')
}

function describeDenials(counts: Counts): string {
  const reasons = describeReasons(counts)
  return reasons === '' ? '0' : `${counts.denied} (${reasons})`
}
