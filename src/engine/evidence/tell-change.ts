/** Tells one side of a change for people: the members that differ from the other side, by name. */
import { formatSpan } from '../../base/text/format-span.ts'
import type { AuditEvent } from '../audit/audit-event.ts'
import { formatCanonicalJson } from '../audit/format-canonical-json.ts'

/** A change that is longer than this is told by its first characters; the log has all of it. */
const CHANGE_LENGTH_MAX = 300

type Fields = AuditEvent['before']

/** `keyPolicy.maxLifetime 90 days; scopes ["read:users"]`. Null where there was nothing. */
export function tellChange(fields: Fields, others: Fields): string | null {
  if (fields === null) return null
  const before = new Map(others === null ? [] : listMembers(others, ''))
  const told = [...listMembers(fields, '')]
    .filter(([path, text]) => path !== 'version' && before.get(path) !== text)
    .map(([path, text]) => `${path} ${text}`)
    .join('; ')
  return told.length <= CHANGE_LENGTH_MAX ? told : `${told.slice(0, CHANGE_LENGTH_MAX)}…`
}

function* listMembers(fields: object, path: string): Generator<readonly [string, string]> {
  for (const [name, value] of Object.entries(fields)) {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      yield* listMembers(value, `${path}${name}.`)
    } else yield tellMember(`${path}${name}`, value)
  }
}

function tellMember(path: string, value: unknown): readonly [string, string] {
  if (value === null) return [path.replace(/Ms$/, ''), 'none']
  if (typeof value === 'string') return [path, isPlain(value) ? value : JSON.stringify(value)]
  if (typeof value === 'number' && path.endsWith('Ms')) {
    return [path.slice(0, -'Ms'.length), formatSpan(value)]
  }
  return [path, formatCanonicalJson(value)]
}

/** A name must not look like the next member, or like nothing. */
function isPlain(text: string): boolean {
  return text !== '' && !/[;"\p{Cc}]/u.test(text)
}
