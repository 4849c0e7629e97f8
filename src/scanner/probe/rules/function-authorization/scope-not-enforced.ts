/** Decides whether keys reach functions that their scopes, or their level, do not include. */
import { type Sighting, type TargetRule, untested } from '../../probe-rule.ts'
import { catches, ignores } from '../../samples/scope-not-enforced-samples.ts'
import type { Judgement, ScanContext } from '../../scan-context.ts'
import {
  isReading,
  isSeparated,
  listReaches,
  type Reach,
  reachesFurther,
  readLevel,
  readTokenScopes,
} from '../../signs/compare-reach.ts'
import { type ForbiddenWrite, listForbiddenWrites } from '../../signs/list-forbidden-writes.ts'
import { readAdministration } from '../../signs/read-administration.ts'

export const scopeNotEnforced: TargetRule = {
  id: 'scope-not-enforced',
  category: 'function-authorization',
  severity: 'high',
  title: 'Keys reach functions beyond their scopes',
  why:
    'A key that leaks, or its holder, can do more than it was given for: a key for reading ' +
    'reaches administration. Scopes that stand in the document and in nobody’s code give a ' +
    'false sense of safety.',
  looksFor:
    'Compares what each key opens with the scopes that the document names for each operation, ' +
    'with the scopes that a token claims, with the level in the name of a key ' +
    '(`--key viewer=…`), and with what other keys open; operations of administration weigh ' +
    'most. In active mode, keys that are for reading are tried on operations that write.',
  spares:
    'Keys that are refused what they should not reach, and a single key that may well have every ' +
    'scope: that is told as information only.',
  remedy:
    'Name the scopes of each route in one place and check them for every request after the key ' +
    'is known; deny what no route names. Give administration a scope that ordinary keys never ' +
    'have. ' +
    '`keyward protect` enforces scopes by method and path, also from an OpenAPI document.',
  remedyCode: {
    flask: [
      'def require_scope(scope):',
      '    def wrap(view):',
      '        @functools.wraps(view)',
      '        def checked(*args, **kwargs):',
      '            if scope not in g.key.scopes:',
      '                return jsonify(error="forbidden"), 403',
      '            return view(*args, **kwargs)',
      '        return checked',
      '    return wrap',
    ].join('\n'),
    express: [
      'const requireScope = (scope) => (req, res, next) =>',
      "  req.key.scopes.includes(scope) ? next() : res.status(403).json({ error: 'forbidden' })",
      "app.get('/admin/jobs', requireScope('read:jobs'), listJobs)",
    ].join('\n'),
  },
  controls: 'function-authorization',
  isActive: false,
  keysMin: 1,
  phase: 'observe',
  subject: 'target',
  catches,
  ignores,
  async check(scan) {
    const reaches = listReaches(scan)
    if (reaches.every(({ opened }) => opened.length === 0)) {
      return untested('No proven key opens anything that is guarded.')
    }
    const beyond = [
      ...listBeyondToken(reaches, scan),
      ...listBeyondLevel(reaches, scan),
      ...listSharedAdmin(reaches, scan),
      ...(await listForbiddenWrites(scan)).map((each) => tellWrite(each, scan)),
    ]
    const told = new Map(beyond.map((each) => [JSON.stringify(each.operation), each]))
    return told.size > 0 ? [...told.values()] : listUnenforced(reaches)
  },
}

/** The token itself says what it may do. */
function listBeyondToken(reaches: readonly Reach[], scan: ScanContext): Sighting[] {
  return reaches.flatMap(({ key, opened }) => {
    const has = readTokenScopes(key)
    if (has === null) return []
    const beyond = opened.filter(
      ({ operation: { scopes } }) => scopes.length > 0 && !scopes.some((scope) => has.has(scope)),
    )
    return beyond.map((each) =>
      tell(
        each,
        key.name,
        scan,
        'confirmed',
        `without any of its scopes (${each.operation.scopes.slice(0, 3).join(', ')})`,
      ),
    )
  })
}

/** A low key in administration, or one for reading that changes something. */
function listBeyondLevel(reaches: readonly Reach[], scan: ScanContext): Sighting[] {
  return reaches.flatMap((reach) => {
    const { key, opened } = reach
    const isLowByName = readLevel(key) === 'low'
    const isLess = reaches.some((other) => reachesFurther(other, reach))
    if (!isLowByName && !isLess) return []
    return opened.flatMap((each) => {
      const { operation } = each
      const isAdmin = readAdministration(operation) === 'yes'
      const isChange = isLowByName && !isReading(operation) && /read|view|ro\b/i.test(key.name)
      if (!isAdmin && !isChange) return []
      const level = isLowByName ? 'a key of a low level by its name' : 'the key that reaches less'
      const words = `${level}, ${isAdmin ? 'an operation of administration' : 'a change'}`
      return [tell(each, key.name, scan, isLowByName ? 'confirmed' : 'likely', words)]
    })
  })
}

/** Keys of different owners are all let into administration, and shown the same there. */
function listSharedAdmin(reaches: readonly Reach[], scan: ScanContext): Sighting[] {
  const [one, ...others] = reaches
  if (one === undefined || others.length === 0) return []
  const areOwners = one.opened.some((each) => isSeparated(each, reaches))
  if (!areOwners && !reaches.every(isKeptFromAdministration)) return []
  const shared = one.opened.filter(
    (each) =>
      readAdministration(each.operation) === 'yes' &&
      isReading(each.operation) &&
      others.every(({ opened }) => opened.includes(each)) &&
      !isSeparated(each, reaches),
  )
  const words = 'an operation of administration, as do the keys of other owners'
  return shared.map((each) => tell(each, one.key.name, scan, 'likely', words))
}

/** Elsewhere in administration it is told that this is not for it. */
function isKeptFromAdministration({ refused }: Reach): boolean {
  return refused.some(({ operation }) => readAdministration(operation) === 'yes')
}

/** The document tells scopes apart, and no key was ever refused anything. */
function listUnenforced(reaches: readonly Reach[]): readonly Sighting[] {
  if (reaches.some(({ refused }) => refused.length > 0)) return []
  const openToAll = (reaches[0]?.opened ?? []).filter((each) =>
    reaches.every(({ opened }) => opened.includes(each)),
  )
  const named = new Set(openToAll.map(({ operation }) => [...operation.scopes].sort().join(' ')))
  named.delete('')
  if (named.size < 2) return []
  const isAlone = reaches.length < 2
  return [
    {
      ...(isAlone ? { severity: 'info' } : {}),
      confidence: isAlone ? 'possible' : 'likely',
      detail:
        `The document names ${named.size} different sets of scopes, and ` +
        `${isAlone ? 'the given key opens' : 'all given keys open'} the operations of all of them` +
        `${isAlone ? '; give a key with fewer scopes to have this tested.' : '.'}`,
    },
  ]
}

function tell(
  { operation, keys }: Judgement,
  name: string,
  scan: ScanContext,
  confidence: 'confirmed' | 'likely',
  words: string,
): Sighting {
  const answer = keys.get(name)?.answer
  return {
    operation,
    confidence,
    detail: `The key ${name} opens ${operation.method} ${operation.path}: ${words}.`,
    ...(answer === null || answer === undefined ? {} : { evidence: scan.describe(answer) }),
    discriminator: name,
  }
}

function tellWrite({ operation, key, answer }: ForbiddenWrite, scan: ScanContext): Sighting {
  const { method, path } = operation
  return {
    operation,
    confidence: 'confirmed',
    detail: `The key ${key.name} is for reading, and ${method} ${path} took what it sent.`,
    evidence: scan.describe(answer),
    discriminator: key.name,
  }
}
