/** Decides whether a key that was revoked still opens something. */
import { limits } from '../../../../base/limits.ts'
import type { GivenKey } from '../../../scan-settings.ts'
import type { Answer } from '../../client/exchange.ts'
import { nameOperation, type Operation } from '../../operation.ts'
import { type Sighting, type TargetRule, untested, type Verdict } from '../../probe-rule.ts'
import { json, keyedSample, sampleKeys } from '../../sample-api.ts'
import type { ScanContext } from '../../scan-context.ts'
import { opensTo } from '../../signs/opens-to.ts'
import { pickSpread } from '../../signs/pick-spread.ts'

async function check(scan: ScanContext): Promise<Verdict> {
  const revoked = scan.settings.keys.filter((each) => each.isRevoked === true)
  if (revoked.length === 0) return untested('No key was given as revoked.')
  const guarded = listGuarded(scan)
  if (guarded.length === 0) return untested('No operation was seen that refuses strangers.')
  const sightings: Sighting[] = []
  for (const key of revoked) sightings.push(...(await tryKey(key, guarded, scan)))
  return sightings
}

interface Guarded {
  readonly operation: Operation
  /** What a good key gets; null when none was proven here. */
  readonly good: Answer | null
}

async function tryKey(
  { name, text }: GivenKey,
  guarded: readonly Guarded[],
  scan: ScanContext,
): Promise<Sighting[]> {
  const opened: { operation: Operation; answer: Answer }[] = []
  for (const { operation, good } of guarded) {
    const answer = await scan.ask(operation, { text }, { isFresh: true })
    if (answer !== null && opensTo(answer, good, scan)) opened.push({ operation, answer })
  }
  const first = opened[0]
  if (first === undefined) return []
  const paths = opened.slice(0, 3).map(({ operation }) => nameOperation(operation))
  const more = opened.length > 3 ? ` and ${opened.length - 3} more` : ''
  return [
    {
      operation: first.operation,
      confidence: 'confirmed',
      detail:
        `The key ${scan.mask(name)} was given as revoked and still opens ` +
        `${paths.join(', ')}${more}.`,
      evidence: scan.describe(first.answer),
      discriminator: name,
    },
  ]
}

/** Those that a good key was seen to open are the best test; without one, all that refuse. */
function listGuarded(scan: ScanContext): readonly Guarded[] {
  const guarded = scan.judgements
    .filter(({ none, operation }) => none.access === 'refused' && operation.method === 'GET')
    .map(({ operation, keys }): Guarded => {
      const open = [...keys.values()].find((each) => each.access === 'open')
      return { operation, good: open?.answer ?? null }
    })
  const opened = guarded.filter(({ good }) => good !== null)
  const usable = opened.length > 0 ? opened : guarded
  const chosen = new Set(
    pickSpread(
      usable.map(({ operation }) => operation),
      limits.probeRevokedOperationsMax,
    ),
  )
  return usable.filter(({ operation }) => chosen.has(operation))
}

const first = sampleKeys['first'] ?? ''
const second = sampleKeys['second'] ?? ''
const users = () => json([{ id: 1, name: 'Ann' }])

export const revokedKeyAccepted: TargetRule = {
  id: 'revoked-key-accepted',
  category: 'key-design',
  severity: 'critical',
  title: 'A revoked key still opens operations',
  why:
    'A key is revoked because it leaked or because its owner left. While it still works, whoever ' +
    'has it goes on reading and writing, and everybody believes that the matter is closed.',
  looksFor:
    'Each key that was given as revoked is sent to operations that refuse strangers, without any ' +
    'copy of an earlier answer, and the answer is compared with that to a good key.',
  spares:
    'Operations that are open to everybody, refusals in any form, and limits. Revoke a key some ' +
    'seconds before the scan, so that caches of the service have had their time.',
  remedy:
    'Look the key up at each request, or keep the look-up for seconds only, and drop it from ' +
    'every cache when it is revoked. Signed tokens need a short life or a list of those that ' +
    'were taken back. Test it: revoke a key, ask, and expect 401.',
  remedyCode: {
    flask: [
      'row = db.execute("SELECT owner FROM keys WHERE hash = ? AND revoked_at IS NULL",',
      '                 (hashlib.sha256(key.encode()).digest(),)).fetchone()',
      'if row is None:',
      '    return jsonify(error="unauthorized"), 401',
    ].join('\n'),
    express: [
      'const key = await keys.findOne({ hash: sha256(sent), revokedAt: null })',
      "if (key === null) return res.status(401).json({ error: 'unauthorized' })",
    ].join('\n'),
  },
  controls: 'key-lifetime',
  subject: 'target',
  isActive: false,
  keysMin: 0,
  phase: 'probe',
  check,
  catches: [
    keyedSample(
      'revoked, but still in the table',
      { routes: { 'GET /v1/users': users, 'GET /v1/orders': () => json([{ id: 7, total: 3 }]) } },
      { keys: { good: first }, revokedKeys: { old: second } },
    ),
    keyedSample(
      'refusals with 200, and one operation that forgets to look',
      {
        keys: [first, second],
        routes: {
          'GET /api/items': (request) =>
            request.headers['x-api-key'] === second
              ? json({ success: false, error: 'key revoked' })
              : json({ success: true, items: [{ id: 1, name: 'pen' }] }),
          'GET /api/invoices': () => json({ success: true, invoices: [{ id: 5, total: 12 }] }),
        },
        refuse: () => json({ success: false, error: 'invalid api key' }),
      },
      { keys: { good: first }, revokedKeys: { old: second } },
    ),
  ],
  ignores: [
    keyedSample(
      'refused',
      { keys: [first], routes: { 'GET /v1/users': users } },
      { keys: { good: first }, revokedKeys: { old: second } },
    ),
    keyedSample(
      'refused with 200, beside what is open to everybody',
      {
        keys: [first],
        routes: {
          'GET /v1/users': users,
          'GET /v1/status': { isPublic: true, handle: () => json({ status: 'ok' }) },
        },
        refuse: () => json({ success: false, message: 'API key is not valid' }),
      },
      { keys: { good: first }, revokedKeys: { old: second } },
    ),
  ],
}
