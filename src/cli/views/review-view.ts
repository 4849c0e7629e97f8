/** Decides how a review of keys is shown to people. */
import { countNoun } from '../../base/text/count-noun.ts'
import { neutralise } from '../../base/text/neutralise.ts'
import {
  type ReviewKind,
  type ReviewSeverity,
  severityOf,
} from '../../engine/review/review-kinds.ts'
import { formatFields } from '../text/format-fields.ts'
import { type Column, formatTable } from '../text/format-table.ts'
import type { Style } from '../text/style.ts'
import type { AccessReviewJson, AppliedJson, KeyReviewJson } from '../wire.ts'
import { formatTime } from './format-time.ts'

type ItemJson = KeyReviewJson['items'][number]

/** Why nothing is proposed, where that is not plain from the findings. */
const NO_PROPOSAL: Readonly<Record<string, string>> = {
  not_used: 'none of its scopes was used in the period',
  history_too_short:
    'not enough history: the key, or what is known of it, is younger than the period',
  scopes_not_named: 'no request named a scope, so nobody can say which it needs',
  too_many_scopes: 'it uses more scopes than can be told apart',
  nothing_unused: 'all that it holds was used, or was granted in the period',
  not_live: 'it does not work at present',
}

interface CountRow {
  readonly kind: ReviewKind
  readonly count: number
}

const countColumns: readonly Column<CountRow>[] = [
  {
    title: 'severity',
    cell: ({ kind }) => severityOf(kind),
    paint: ({ kind }, style) => paint(severityOf(kind), style),
  },
  { title: 'finding', cell: ({ kind }) => kind },
  { title: 'keys', cell: ({ count }) => String(count) },
]

export function viewReview(review: KeyReviewJson, style: Style): string {
  const { reviewed, withFindings, counts, items, days, cursor } = review
  const rows = Object.entries(counts).map(([kind, count]) => ({ kind: kind as ReviewKind, count }))
  const sum =
    `${countNoun(reviewed, 'working key')}, ${withFindings} with findings; ` +
    `use of the last ${days === 1 ? 'day' : `${days} days`}.\n`
  if (rows.length === 0) return sum
  const shown = items.map((item) => viewItem(item, style)).join('\n')
  const more =
    cursor === null ? '' : `\n${style.dim(`More: --all, or --cursor ${neutralise(cursor)}`)}\n`
  return `${sum}\n${formatTable(countColumns, rows, style)}\n${shown}${more}`
}

function viewItem(item: ItemJson, style: Style): string {
  const { id, name, owner, api, hint, findings } = item
  const about = [name, api, hint, owner === null ? '' : `owner ${owner}`].filter(
    (each) => each !== '',
  )
  const lines = findings.map(({ severity, kind, seen, remedy }) => {
    return `  ${paint(severity, style)(severity)} ${kind}: ${neutralise(`${seen} ${remedy}`)}\n`
  })
  const head = `${style.bold(id)}  ${neutralise(about.join(', '))}\n`
  return `${head}${lines.join('')}${viewProposal(item, style)}`
}

function viewProposal({ id, proposal, noProposal, grants, unnamedUses }: ItemJson, style: Style) {
  if (proposal === null) {
    if (noProposal !== 'history_too_short' && noProposal !== 'scopes_not_named') return ''
    return style.dim(`  scopes: ${NO_PROPOSAL[noProposal]}\n`)
  }
  const name = (held: string, isRole: boolean) => (isRole ? `role ${held}` : held)
  const left = [...proposal.scopes, ...proposal.roles.map((role) => name(role, true))]
  const taken = grants
    .filter(({ held, role }) => !(role ? proposal.roles : proposal.scopes).includes(held))
    .map(({ held, role }) => name(held, role))
  const lines = [
    `  take    ${taken.join(' ')}`,
    `  leave   ${left.join(' ')}`,
    `  apply   keyward keys review --apply ${id}`,
  ]
  if (unnamedUses > 0) {
    lines.push(
      `  careful ${countNoun(unnamedUses, 'request')} named no scope, as those for tokens: it ` +
        'may need more',
    )
  }
  return lines.map((line) => `${neutralise(line)}\n`).join('')
}

export function viewApplied(items: readonly AppliedJson[], style: Style): string {
  return items
    .map(({ id, applied, why, key, from }) => {
      if (!applied || key === null) {
        const reason = NO_PROPOSAL[why ?? ''] ?? why ?? ''
        return `${style.careful('unchanged')}  ${neutralise(`${id}: ${reason}`)}\n`
      }
      const left = [...key.scopes, ...key.roles.map((role) => `role ${role}`)].join(' ')
      const told = `${id}: ${left} (before: ${(from ?? []).join(' ')})`
      return `${style.good('narrowed')}   ${neutralise(told)}\n`
    })
    .join('')
}

export function viewAccessReview(done: AccessReviewJson, style: Style): string {
  const { api, at, by, reviewed, withFindings, note } = done
  return formatFields(
    [
      ['recorded', formatTime(at)],
      ['api', api],
      ['by', by],
      ['keys', `${reviewed}, ${withFindings} with findings`],
      ['note', note],
    ],
    style,
  )
}

function paint(severity: ReviewSeverity, style: Style): (text: string) => string {
  if (severity === 'high') return style.bad
  return severity === 'medium' ? style.careful : style.dim
}
