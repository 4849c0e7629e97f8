/** Decides whether a caller may set fields that are not theirs to set, such as a role. */
import type { Answer } from '../../client/exchange.ts'
import { nameOperation, type Operation } from '../../operation.ts'
import { type OperationRule, type Sighting, untested, type Verdict } from '../../probe-rule.ts'
import { catches, ignores } from '../../samples/mass-assignment-samples.ts'
import type { Caller, ScanContext } from '../../scan-context.ts'
import { readLevel } from '../../signs/compare-reach.ts'
import { findCreated } from '../../signs/find-created.ts'
import { pickCaller } from '../../signs/list-open-answers.ts'
import { makeMarker } from '../../signs/make-marker.ts'
import { nameResource } from '../../signs/name-resource.ts'
import { readAdministration } from '../../signs/read-administration.ts'
import { readJsonBody } from '../../signs/read-json-body.ts'
import { isJsonObject, toSnakeCase, walkJson } from '../../signs/walk-json.ts'

type Fields = Readonly<Record<string, unknown>>

/** What frameworks usually call them; one request carries all. */
const USUAL: Fields = {
  is_admin: true,
  isAdmin: true,
  admin: true,
  role: 'admin',
  is_superuser: true,
  is_staff: true,
  is_verified: true,
}

const LEARNED = new RegExp(
  [
    '^(?:(?:is_)?(?:admin|super_?user|staff|verified|approved|premium|internal)',
    'role',
    'user_role|access_level|balance|credits?|plan|tier)$',
  ].join('|'),
)

/** One try: what was sent beside the plain body, and what came of it. */
interface Attempt {
  readonly marker: string
  readonly path: string
  readonly answer: Answer
}

async function check(operation: Operation, scan: ScanContext): Promise<Verdict> {
  if (!/^(?:POST|PUT|PATCH)$/.test(operation.method)) return []
  const caller = pickCaller(operation, scan)
  const filled = readJsonBody(operation, scan.requestFor(operation, caller))
  if (filled === null) return []
  const extra = chooseFields(operation, scan, filled, mayBeMeant(operation, caller))
  if (Object.keys(extra).length === 0) return []
  const plain = Object.entries(filled).filter(([name]) => !(name in extra))
  const body = Object.fromEntries(plain)
  const neutral = `x_${makeMarker(scan, 'neutral')}`
  const before = operation.method === 'POST' ? null : await readItem(operation, scan, caller)
  let sent = await send(operation, scan, caller, { body, extra: { ...extra, [neutral]: 'on' } })
  if (sent === null) return untested('The operation gave no answer.')
  if (sent.answer.status === 400 || sent.answer.status === 422) {
    // Strict about unknown fields, or about the body as such: try with known names alone.
    sent = (await send(operation, scan, caller, { body, extra })) ?? sent
  }
  if (sent.answer.status >= 400) {
    return sent.answer.status < 500
      ? []
      : untested(`A body with further fields was answered by ${sent.answer.status}.`)
  }
  const verdict = await judge(operation, scan, caller, { sent, body, extra, neutral })
  await restore(operation, scan, caller, { body, before, extra })
  return verdict
}

async function judge(
  operation: Operation,
  scan: ScanContext,
  caller: Caller,
  tried: { sent: Attempt; body: Fields; extra: Fields; neutral: string },
): Promise<readonly Sighting[]> {
  const { sent, body, extra, neutral } = tried
  const created = await findCreated(operation, scan, caller, sent, Object.keys(extra))
  // Where no reading shows any of the fields, the answer itself is all there is to look at.
  if (created !== null && Object.keys(extra).some((name) => name in created.record)) {
    const set = Object.keys(extra).filter((name) => isSame(created.record[name], extra[name]))
    if (set.length === 0) return []
    const storesAll = neutral in created.record
    const seen = listSeenFields(operation, scan)
    return report(scan, created.answer, {
      set,
      how: storesAll
        ? 'read back, the record holds every field that was sent, known or not'
        : 'read back, the record holds it, while an unknown field was not kept',
      // A field that records have anyway means something, whatever else is kept beside it.
      isSure: !storesAll || set.some((name) => name in seen),
    })
  }
  const shown = walkJson(sent.answer.json)
  const set = Object.keys(extra).filter((name) =>
    shown.some((field) => field.name === name && isSame(field.value, extra[name])),
  )
  if (set.length === 0 || shown.some((field) => field.name === neutral)) return []
  const control = await send(operation, scan, caller, { body, extra: {}, label: 'control' })
  const plain = control === null ? [] : walkJson(control.answer.json)
  const changed = set.filter(
    (name) => !plain.some((field) => field.name === name && isSame(field.value, extra[name])),
  )
  if (changed.length === 0) return []
  const isKnown = changed.some((name) => plain.some((field) => field.name === name))
  return report(scan, sent.answer, {
    set: changed,
    how: 'the answer shows it as set, while an unknown field is dropped',
    isSure: isKnown,
  })
}

function report(
  scan: ScanContext,
  answer: Answer,
  seen: { set: readonly string[]; how: string; isSure: boolean },
): readonly Sighting[] {
  const names = seen.set.slice(0, 4).map((name) => `\`${name}\``)
  return [
    {
      severity: seen.isSure ? 'high' : 'medium',
      confidence: seen.isSure ? 'confirmed' : 'likely',
      detail: `A body with ${names.join(', ')} added was accepted: ${seen.how}.`,
      evidence: scan.describe(answer),
    },
  ]
}

/** Databases without booleans give 1 back for true. */
function isSame(shown: unknown, sent: unknown): boolean {
  return shown === sent || (sent === true && (shown === 1 || shown === 'true'))
}

async function send(
  operation: Operation,
  scan: ScanContext,
  caller: Caller,
  what: { body: Fields; extra: Fields; label?: string },
): Promise<Attempt | null> {
  const kind = what.label ?? Object.keys(what.extra).join()
  const marker = makeMarker(scan, `${nameOperation(operation)} ${kind}`)
  const sent = { ...makeUnique(what.body, marker), ...what.extra }
  const answer = await scan.ask(operation, caller, {
    body: JSON.stringify(sent),
    headers: { 'Content-Type': 'application/json' },
    isFresh: true,
  })
  const { pathname } = new URL(scan.requestFor(operation, caller).url)
  return answer === null ? null : { marker, path: pathname.replace(/\/$/, ''), answer }
}

/** Names must often be new; the marker also finds the record again. */
function makeUnique(body: Fields, marker: string): Fields {
  const entries = Object.entries(body).map(([name, value]): [string, unknown] => {
    if (typeof value !== 'string' || !/name|login|user|mail|slug|title|sku|handle/i.test(name)) {
      return [name, value]
    }
    return [name, /mail/i.test(name) ? `${marker}@example.com` : marker]
  })
  return Object.fromEntries(entries)
}

/** Fields of privilege that this resource was seen to have first. Declared ones may be meant. */
function chooseFields(
  operation: Operation,
  scan: ScanContext,
  body: Fields,
  isMeant: boolean,
): Fields {
  const properties = operation.body?.schema?.['properties']
  const declared = isJsonObject(properties) ? properties : {}
  if (!isMeant) {
    const told = Object.entries(USUAL).filter(([name]) => name in declared && RANK.test(name))
    if (told.length > 0) return Object.fromEntries(told)
  }
  const all = Object.entries({ ...USUAL, ...listSeenFields(operation, scan) })
  return Object.fromEntries(all.filter(([name]) => !(name in declared) && !(name in body)))
}

/** No stranger and no ordinary user is meant to make an administrator, whatever is documented. */
function mayBeMeant(operation: Operation, caller: Caller): boolean {
  if (readAdministration(operation) === 'yes') return true
  if (caller === null) return false
  return !('placement' in caller) || readLevel(caller) !== 'low'
}

const RANK = /admin|superuser|staff|^role$/i

/** With a value for each that its owner would not have given away. */
function listSeenFields(operation: Operation, scan: ScanContext): Fields {
  const resource = nameResource(operation.path)
  const learned: Record<string, unknown> = {}
  for (const { operation: other, none, keys } of scan.judgements) {
    if (nameResource(other.path) !== resource) continue
    for (const judged of [none, ...keys.values()]) {
      for (const { name, value } of walkJson(judged.answer?.json)) {
        if (!LEARNED.test(toSnakeCase(name))) continue
        if (typeof value === 'boolean') learned[name] = true
        else if (typeof value === 'number') learned[name] = isFlag(name) ? true : 987_654
        else if (typeof value === 'string') learned[name] = 'admin'
      }
    }
  }
  return learned
}

function isFlag(name: string): boolean {
  return /^is_|^(?:admin|super_?user|staff|verified)/.test(toSnakeCase(name))
}

async function readItem(
  operation: Operation,
  scan: ScanContext,
  caller: Caller,
): Promise<Answer | null> {
  const { pathname } = new URL(scan.requestFor(operation, caller).url)
  const reader = scan.operations.find(
    (each) => each.method === 'GET' && each.path === operation.path,
  )
  if (reader === undefined) return null
  return await scan.ask(reader, caller, { path: pathname, isFresh: true })
}

/** What a change of an existing record overwrote is put back, as far as it was shown. */
async function restore(
  operation: Operation,
  scan: ScanContext,
  caller: Caller,
  known: { body: Fields; before: Answer | null; extra: Fields },
): Promise<void> {
  if (known.before === null) return
  const old = walkJson(known.before.json)
  const names = new Set([...Object.keys(known.body), ...Object.keys(known.extra)])
  const values = old.filter(({ name, value }) => names.has(name) && typeof value !== 'object')
  if (values.length === 0) return
  await scan.ask(operation, caller, {
    body: JSON.stringify(Object.fromEntries(values.map(({ name, value }) => [name, value]))),
    headers: { 'Content-Type': 'application/json' },
    isFresh: true,
  })
}

export const massAssignment: OperationRule = {
  id: 'mass-assignment',
  category: 'property-authorization',
  severity: 'high',
  title: 'Callers may set fields that are not theirs to set',
  why:
    'Whoever may create or change a record adds a field such as `role` or `is_admin` to ' +
    'the body and becomes an administrator, a verified user or the owner of credit that ' +
    'nobody paid for.',
  looksFor:
    'Each operation that takes a JSON object gets one with fields of privilege added ' +
    'that its document does not name, and one field that nobody can know. The record is ' +
    'read back, or the answer compared with that to a plain body.',
  spares:
    'Fields that the document names for this operation, except a rank such as `is_admin` for ' +
    'strangers and users, answers that merely repeat what ' +
    'was sent, strict operations that refuse unknown fields, and privileges that a plain ' +
    'body gets as well.',
  remedy:
    'Take from the body only the fields that this caller may set, by name, and refuse or ' +
    'drop the rest. Set role, owner, balance and state in code that checks who asks. In ' +
    'the document, close the schema with `additionalProperties: false` and check bodies ' +
    'against it.',
  remedyCode: {
    flask: `WRITABLE = ("name", "email")

@app.post("/v1/users")
def create_user():
    body = request.get_json()
    user = User(**{name: body[name] for name in WRITABLE if name in body}, role="member")`,
    express: `app.post('/v1/users', (req, res) => {
  const { name, email } = req.body
  const user = { name, email, role: 'member' }
})`,
  },
  controls: 'mass-assignment',
  subject: 'operation',
  isActive: true,
  keysMin: 0,
  phase: 'probe',
  check,
  catches,
  ignores,
}
