/** Decides what an audit event tells of who acted and what changed, and that it has no secret. */
import { hash as digest } from 'node:crypto'
import { limits } from '../../base/limits.ts'
import type { AuditActor, AuditDraft } from './audit-event.ts'
import { formatCanonicalJson } from './format-canonical-json.ts'

/** The part of a principal that an event names. */
interface Doer {
  /** Key id of an admin, `local` or `anonymous`. */
  readonly id: string
  readonly address: string | null
  readonly requestId: string | null
}

const SYSTEM_ACTOR: AuditActor = { kind: 'system', id: 'keyward' }

type Fields = Readonly<Record<string, unknown>>

type Given = Pick<AuditDraft, 'tenant' | 'action' | 'atMs' | 'target'> &
  Partial<Pick<AuditDraft, 'outcome' | 'before' | 'after' | 'details'>>

/** What somebody did through the management API or on the command line. */
export function draftEvent(doer: Doer, given: Given): AuditDraft {
  const { address, requestId } = doer
  return { ...NOTHING_MORE, ...given, actor: toActor(doer.id), address, requestId }
}

/** What Keyward did or noticed by itself. */
export function draftSystemEvent(given: Given & Partial<Pick<AuditDraft, 'address'>>): AuditDraft {
  return { ...NOTHING_MORE, address: null, ...given, actor: SYSTEM_ACTOR, requestId: null }
}

const NOTHING_MORE = { outcome: 'done', before: null, after: null, details: {} } as const

function toActor(id: string): AuditActor {
  if (id === 'system') return SYSTEM_ACTOR
  if (id === 'local' || id === 'anonymous') return { kind: id, id }
  return { kind: 'admin_key', id }
}

/** Of a record: everything when there is no other, else the members in which both differ. */
export function listChanges(
  before: object | null,
  after: object | null,
): { readonly before: Fields | null; readonly after: Fields | null } {
  const left = before === null ? null : toAuditFields(before)
  const right = after === null ? null : toAuditFields(after)
  if (left === null || right === null) return { before: shorten(left), after: shorten(right) }
  const names = [...new Set([...Object.keys(left), ...Object.keys(right)])].filter(
    (name) => format(left[name]) !== format(right[name]),
  )
  return { before: shorten(pick(left, names)), after: shorten(pick(right, names)) }
}

/** Members of a stored record that an event does not tell: `at` says when it was changed. */
const UNTOLD = new Set(['updatedAtMs'])

/** Instants become texts under the name that they have in the API; secrets lose their digests. */
function toAuditFields(record: object): Fields {
  const fields: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(record)) {
    if (UNTOLD.has(name)) continue
    const isInstant = name.endsWith('AtMs') || name === 'notBeforeMs'
    if (name === 'secrets' && Array.isArray(value)) fields[name] = value.map(toSecretFields)
    else if (isInstant) fields[name.slice(0, -2)] = toInstant(value)
    else fields[name] = value
  }
  return fields
}

/** Named one by one: whatever else a secret may come to hold stays out of the log. */
function toSecretFields(secret: Fields): Fields {
  const { version, algorithm, createdAtMs, expiresAtMs } = secret
  const [createdAt, expiresAt] = [toInstant(createdAtMs), toInstant(expiresAtMs)]
  return { version, algorithm, createdAt, expiresAt }
}

function toInstant(value: unknown): unknown {
  return typeof value === 'number' ? new Date(value).toISOString() : value
}

function pick(fields: Fields, names: readonly string[]): Fields {
  return Object.fromEntries(names.map((name) => [name, fields[name] ?? null]))
}

/** A member that is very long, such as thousands of routes, is told by its digest and its count. */
function shorten(fields: Fields | null): Fields | null {
  if (fields === null || JSON.stringify(fields).length <= limits.auditMemberLengthMax) return fields
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]): [string, unknown] => {
      const text = format(value)
      if (text.length <= limits.auditMemberLengthMax) return [name, value]
      const items = Array.isArray(value) ? { items: value.length } : {}
      return [name, { sha256: digest('sha256', text, 'hex'), ...items }]
    }),
  )
}

function format(value: unknown): string {
  return formatCanonicalJson(value ?? null)
}
