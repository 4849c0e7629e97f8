/** Decides how audit events are shown to people: who did what to which thing, on one line. */
import { neutralise } from '../../base/text/neutralise.ts'
import type { Column } from '../text/format-table.ts'
import type { Style } from '../text/style.ts'
import { formatTime } from '../views/format-time.ts'
import type { AuditEventJson } from '../wire.ts'

export const auditColumns: readonly Column<AuditEventJson>[] = [
  { title: 'time', cell: ({ at }) => formatTime(at) ?? '' },
  { title: 'api', cell: ({ tenant }) => tenant },
  { title: 'action', cell: ({ action }) => action, paint: (event, style) => paint(event, style) },
  { title: 'target', cell: ({ target }) => target.id },
  { title: 'by', cell: ({ actor }) => actor.id },
  { title: 'from', cell: ({ address }) => address ?? '', dropOrder: 2 },
  { title: 'what', cell: describeChange, isElastic: true, dropOrder: 1 },
]

/** For a stream of them: there are no columns when nobody knows what comes. */
export function formatAuditEvent(event: AuditEventJson, style: Style): string {
  const { at, tenant, action, target, actor, address } = event
  const from = address === null ? '' : ` from ${address}`
  const what = describeChange(event)
  const told = `${target.kind} ${target.id} by ${actor.id}${from}${what === '' ? '' : `: ${what}`}`
  const time = style.dim(neutralise(formatTime(at) ?? ''))
  return `${time} ${neutralise(tenant)} ${paint(event, style)(action)} ${neutralise(told)}\n`
}

function paint({ outcome }: AuditEventJson, style: Style): (text: string) => string {
  if (outcome === 'denied') return style.bad
  return outcome === 'noticed' ? style.careful : (text) => text
}

const VALUE_LENGTH_MAX = 60

/** In every change, or told by its details already. */
const UNTOLD = new Set(['version', 'secrets'])

function describeChange({ before, after, details }: AuditEventJson): string {
  if (details['seen'] !== undefined) return describeUse(details)
  const changes =
    before !== null && after !== null
      ? Object.keys(after)
          .filter((name) => !UNTOLD.has(name))
          .map((name) => `${name} ${show(before[name])} → ${show(after[name])}`)
      : []
  const facts = Object.entries(details)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `${name} ${show(value)}`)
  return [...changes, ...facts].join(', ')
}

/** Sentences for people; the figures beside them say the same for programs. */
function describeUse({ seen, threshold, from, withheld }: AuditEventJson['details']): string {
  const where = Array.isArray(from) ? ` From ${from.join(', ')}.` : ''
  const more = withheld === undefined ? '' : ` Besides this, ${withheld} such events were withheld.`
  return `${seen}${where} ${threshold}${more}`
}

function show(value: unknown): string {
  const text = typeof value === 'string' && value !== '' ? value : (JSON.stringify(value) ?? '')
  return text.length > VALUE_LENGTH_MAX ? `${text.slice(0, VALUE_LENGTH_MAX)}…` : text
}
