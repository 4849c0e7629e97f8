/** Decides how the rotation of a key is shown to people. */
import { countNoun } from '../../base/text/count-noun.ts'
import { neutralise } from '../../base/text/neutralise.ts'
import { formatFields } from '../text/format-fields.ts'
import { type Column, formatTable } from '../text/format-table.ts'
import type { Style } from '../text/style.ts'
import type { RotationJson } from '../wire.ts'
import { formatTime } from './format-time.ts'

const STATES: Readonly<Record<RotationJson['state'], string>> = {
  none: 'no rotation under way',
  in_progress: 'old and new secret work',
  leaked: 'the secret leaked and will end: fetch a new one with keys rotate',
}

type SecretJson = RotationJson['secrets'][number]

const secretColumns: readonly Column<SecretJson>[] = [
  { title: 'secret', cell: ({ version }) => String(version) },
  { title: 'state', cell: ({ state }) => state, paint: ({ state }, style) => paint(state, style) },
  { title: 'made', cell: ({ createdAt }) => formatTime(createdAt) ?? '', dropOrder: 1 },
  { title: 'ends', cell: ({ endsAt }) => formatTime(endsAt) ?? 'with the key' },
  { title: 'last used', cell: tellUse, isElastic: true },
]

export function viewRotation(rotation: RotationJson, style: Style): string {
  const { safeToFinish: isSafe, due } = rotation
  const fields = formatFields(
    [
      ['key', rotation.key],
      ['state', STATES[rotation.state]],
      ['ends', formatTime(rotation.endsAt)],
      ['safe to finish', isSafe === null ? null : tellSafety(isSafe, rotation.secrets)],
      ['next due', tellDue(rotation.dueAt, due)],
    ],
    style,
  )
  const refusals = rotation.secrets.map((secret) => tellRefusals(secret, style)).join('')
  return `${fields}\n${formatTable(secretColumns, rotation.secrets, style)}${refusals}`
}

/** Whoever presents an old secret was forgotten, or has no business with it. */
function tellRefusals(secret: SecretJson, style: Style): string {
  const { version, refusedCount, lastRefusedAt, lastRefusedFrom, lastRefusedUserAgent } = secret
  if (refusedCount === 0) return ''
  const last = [
    `last at ${formatTime(lastRefusedAt)}`,
    lastRefusedFrom === null ? [] : `from ${lastRefusedFrom}`,
    lastRefusedUserAgent === null ? [] : `by ${lastRefusedUserAgent}`,
  ].flat()
  const told =
    `Secret ${version} has ended, but was presented and refused ` +
    `${countNoun(refusedCount, 'time')}, ${last.join(' ')}.`
  return `${style.careful('careful')}  ${neutralise(told)}\n`
}

function tellSafety(isSafe: boolean, secrets: readonly SecretJson[]): string {
  if (isSafe) return 'yes: no old secret was used for an hour'
  const isUsed = secrets.some(({ state, lastUsedAt }) => state === 'ending' && lastUsedAt !== null)
  return isUsed
    ? 'not yet: an old secret was used lately'
    : 'not yet: ask again after an hour without use'
}

function tellDue(dueAt: string | null, isDue: boolean): string | null {
  if (dueAt === null) return null
  return isDue ? `overdue since ${formatTime(dueAt)}` : formatTime(dueAt)
}

function tellUse({ state, lastUsedAt, lastUsedFrom }: SecretJson): string {
  if (state === 'current') return ''
  if (lastUsedAt === null) {
    return state === 'ending' ? 'not since the rotation' : 'not since it began to end'
  }
  return [formatTime(lastUsedAt), lastUsedFrom === null ? null : `from ${lastUsedFrom}`]
    .filter((part) => part !== null)
    .join(' ')
}

function paint(state: SecretJson['state'], style: Style): (text: string) => string {
  if (state === 'current') return style.good
  return state === 'ending' ? style.careful : style.bad
}
