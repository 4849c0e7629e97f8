/** Decides how decisions and their explanations are shown to people. */
import { formatWait } from '../../base/text/format-span.ts'
import { formatFields } from '../text/format-fields.ts'
import { type Column, formatTable } from '../text/format-table.ts'
import type { Style } from '../text/style.ts'
import type { DecisionJson, ExplanationJson } from '../wire.ts'
import { formatTime } from './format-time.ts'

export function viewDecision(decision: DecisionJson, style: Style): string {
  const { key, route, rateLimits, quota, retryAfterMs } = decision
  const limits = rateLimits.map(
    ({ name, remaining, limit, resetMs }) =>
      `${name}: ${remaining} of ${limit} left, all back in ${formatWait(resetMs)}`,
  )
  const left =
    quota === null ? null : `${quota.remaining} of ${quota.limit} left in the ${quota.period}`
  return (
    headline(decision.allowed, decision.code, style) +
    formatFields(
      [
        ['key', key === null ? null : `${key.id}${key.name === '' ? '' : ` (${key.name})`}`],
        ['owner', key?.owner],
        ['state', key?.state],
        ['expires', formatTime(key?.expiresAt ?? null)],
        ['route', route === null ? null : `${route.method} ${route.path}`],
        ['missing', decision.missing.join(' ')],
        ['rate limits', limits.join('; ')],
        ['quota', left],
        [
          'try again',
          decision.allowed || retryAfterMs === null ? null : `in ${formatWait(retryAfterMs)}`,
        ],
      ],
      style,
    )
  )
}

type Needed = ExplanationJson['needed'][number]

const neededColumns: readonly Column<Needed>[] = [
  { title: 'needed', cell: ({ scope }) => scope },
  {
    title: 'granted by',
    cell: ({ grantedBy }) => {
      if (grantedBy === null) return 'missing'
      const { scope, role } = grantedBy
      return role === null ? `${scope} of the key` : `${scope} of role ${role}`
    },
    isElastic: true,
    paint: ({ grantedBy }, style) => (grantedBy === null ? style.bad : style.good),
  },
]

export function viewExplanation(explained: ExplanationJson, style: Style): string {
  const { needed, addressAllowed } = explained
  const scopes = needed.length === 0 ? '' : `\n${formatTable(neededColumns, needed, style)}`
  return (
    headline(explained.allowed, explained.code, style) +
    formatFields(
      [
        ['key', explained.keyId],
        ['api', explained.api],
        ['state', explained.state],
        ['path', explained.path],
        ['route', describeRoute(explained)],
        ['address', describeAddress(addressAllowed)],
      ],
      style,
    ) +
    scopes
  )
}

function headline(isAllowed: boolean, code: string | null, style: Style): string {
  return isAllowed ? `${style.good('allowed')}\n` : `${style.bad(`denied: ${code}`)}\n`
}

function describeRoute({ route, decidedBy }: ExplanationJson): string | null {
  if (decidedBy === 'scopes') return null
  const by = decidedBy === 'convention' ? 'by the REST convention' : 'by a route of the API'
  if (route !== null) return `${route.method} ${route.path} (${by})`
  return decidedBy === 'convention'
    ? 'none: the REST convention finds no resource in it'
    : 'none of the API names it'
}

function describeAddress(isAllowed: boolean | null): string {
  if (isAllowed === null) return 'the key has a list; ask with --address'
  return isAllowed ? 'allowed' : 'not in the list of the key'
}
