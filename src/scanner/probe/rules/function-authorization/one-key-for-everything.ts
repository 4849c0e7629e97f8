/** Decides whether a key opens everything that there is, because keys have no scopes. */
import { limits } from '../../../../base/limits.ts'
import { type TargetRule, untested } from '../../probe-rule.ts'
import { json, keyedSample, sampleKeys } from '../../sample-api.ts'
import type { Judgement } from '../../scan-context.ts'
import {
  isSeparated,
  isUserToken,
  listReaches,
  type Reach,
  readTokenScopes,
} from '../../signs/compare-reach.ts'
import { estimateKeyBits } from '../../signs/estimate-key-bits.ts'
import { hasPersonalData } from '../../signs/has-personal-data.ts'
import { holdsData } from '../../signs/holds-data.ts'
import { listResources, nameResource } from '../../signs/name-resource.ts'
import { readAdministration } from '../../signs/read-administration.ts'
import { readPublicity } from '../../signs/read-publicity.ts'

/** About the holder of the key itself, and thus no resource that another key should not reach. */
const OWN = new Set(['me', 'self', 'whoami', 'profile', 'session', 'limits', 'usage'])

const GRAVE = 'personal data or administration'

const people = () => json({ people: [{ id: 'u-1', email: 'ann@people.test' }] })
const parcels = () => json([{ code: 'p-1', weight: 2 }])
const routes = () => json({ data: [{ route: 'r-1', stops: 4 }] })
const signInPage = () => ({
  status: 200,
  headers: { 'content-type': 'text/html' },
  body: '<html><title>Sign in</title><form><input type="password"></form></html>',
})
const first = sampleKeys['first'] ?? ''

export const oneKeyForEverything: TargetRule = {
  id: 'one-key-for-everything',
  category: 'function-authorization',
  severity: 'high',
  title: 'A single key opens everything: keys have no scopes',
  why:
    'Whoever finds one key, in a log, a laptop or a build, has the whole API: every resource, ' +
    'and nothing tells what the key was meant for. No key can be given to a partner or to a job ' +
    'with less than everything.',
  looksFor:
    'Looks at everything that each proven key opens. Reported is a key that opens operations of ' +
    'two or more resources and is refused nowhere; with more weight when it opens personal ' +
    'data or administration, or when all given keys open the same. One key alone that is long ' +
    'and random weighs little: it may be the one that was made for everything.',
  spares:
    'APIs that refuse any given key at some operation, for then scopes exist; APIs with one ' +
    'resource; keys that are each shown the data of another owner, and tokens of users who have ' +
    'signed in.',
  remedy:
    'Give each key the scopes that its use needs (`read:users`) and check them per route; give ' +
    'each client its own key with an expiry. `keyward protect --upstream URL --import-env ' +
    'API_KEYS` takes the old keys over and lets you give each its own scopes, without a change ' +
    'to the API.',
  remedyCode: {
    flask: [
      'KEY_SCOPES = json.load(open("key_scopes.json"))  # {"<sha256 of key>": ["read:users"]}',
      'needed = {"GET": "read", "POST": "write", "PUT": "write", "DELETE": "delete"}',
      '',
      '@app.before_request',
      'def require_scope():',
      '    scope = f"{needed[request.method]}:{request.path.split(\'/\')[2]}"',
      '    if scope not in KEY_SCOPES.get(hash_of(request.headers.get("X-API-Key", "")), []):',
      '        abort(403)',
    ].join('\n'),
    express: [
      "app.use('/v1/users', requireScope('read:users'), users)",
      "app.use('/v1/posts', requireScope('read:posts'), posts)",
    ].join('\n'),
  },
  controls: 'no-scopes',
  isActive: false,
  keysMin: 1,
  phase: 'observe',
  subject: 'target',
  catches: [
    keyedSample(
      'one key, people and parcels',
      {
        routes: { 'GET /v1/people': people, 'GET /v1/parcels': parcels },
        isUnscoped: true,
      },
      { keys: { ci: first }, also: ['pii-in-response'] },
    ),
    keyedSample('two keys, all alike', {
      routes: { 'GET /api/parcels': parcels, 'GET /api/routes': routes },
      isUnscoped: true,
      refuse: () => json({ success: false, error: 'key required' }),
    }),
    keyedSample('a page to sign in lies beside, which no key opens', {
      routes: {
        'GET /parcels': parcels,
        'GET /routes': routes,
        'GET /portal': { handle: signInPage, isPublic: true },
      },
      isUnscoped: true,
    }),
    keyedSample('mounted below a prefix, verbs in names', {
      routes: { 'GET /shop/getParcels': parcels, 'GET /shop/getRoutes': routes },
      isUnscoped: true,
      document: {
        components: {
          securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'X-API-Key' } },
        },
      },
    }),
  ],
  ignores: [
    keyedSample(
      'one good key, and nothing grave behind it',
      { routes: { 'GET /v1/parcels': parcels, 'GET /v1/routes': routes }, isUnscoped: true },
      { keys: { ci: first } },
    ),
    keyedSample('scopes exist: something is refused', {
      routes: { 'GET /v1/parcels': parcels, 'GET /v1/routes': routes },
    }),
    keyedSample('a single resource', {
      routes: { 'GET /v1/parcels': parcels, 'GET /v1/parcels/recent': parcels },
      isUnscoped: true,
    }),
    keyedSample('about its holder, and one resource', {
      routes: { 'GET /me': () => json({ plan: 'gold', seats: 4 }), 'GET /parcels': parcels },
      isUnscoped: true,
    }),
    keyedSample('refuses one of two keys, with 200', {
      routes: {
        'GET /v1/parcels': parcels,
        'GET /v1/routes': (request) =>
          request.headers['x-api-key'] === first
            ? routes()
            : json({ success: false, error: 'permission denied' }),
      },
      isUnscoped: true,
    }),
  ],
  check(scan) {
    const reaches = listReaches(scan).filter(({ key }) => readTokenScopes(key) === null)
    if (listReaches(scan).every(({ opened }) => opened.length === 0)) {
      return untested('No proven key opens anything that is guarded.')
    }
    // Where any key is refused anything, the API tells keys apart.
    if (listReaches(scan).some(({ refused }) => refused.length > 0)) return []
    const wide = reaches
      .map((reach) => ({
        reach,
        opened: reach.opened.filter((each) => isWorthAScope(each, reach)),
      }))
      .filter(({ opened }) => countResources(opened) >= 2)
    const widest = wide[0]
    if (widest === undefined) return []
    // Each key is shown its owner's data: it opens all functions, but not all data.
    const isApart = widest.opened.some((each) =>
      isSeparated(
        each,
        wide.map(({ reach }) => reach),
      ),
    )
    const isOfUsers = wide.every(({ reach }) => isUserToken(reach.key))
    if (isOfUsers && (wide.length < 2 || isApart)) return []
    const grave = widest.opened.find((each) => isGrave(each, widest.reach))
    const isAlike = wide.length > 1 && wide.length === scan.keys.length
    const names = wide
      .map(({ reach }) => reach.key.name)
      .slice(0, 5)
      .join(', ')
    const count = countResources(widest.opened)
    const isGraveHere = grave !== undefined && !isApart
    // One key alone may have been made for everything, and another for less; but nobody gives
    // scopes to keys that were written by hand.
    const isSingle = scan.keys.length === 1
    const isHandmade = isSingle && estimateKeyBits(widest.reach.key.text) < limits.probeWeakKeyBits
    const isSure = !isSingle || isHandmade
    const lesser = isSingle ? (isSure ? 'low' : 'info') : isAlike ? 'high' : 'low'
    return [
      {
        severity: isApart ? 'info' : isGraveHere ? (isSure ? 'critical' : 'low') : lesser,
        confidence: isGraveHere && isSure ? 'confirmed' : isAlike ? 'likely' : 'possible',
        detail:
          `${isAlike ? 'All given keys open' : `The key ${names} opens`} all ` +
          `${widest.opened.length} tested operations of ${count} resources, and nothing was ` +
          'refused' +
          `${grave === undefined ? '' : `, not even ${grave.operation.path} with ${GRAVE}`}.`,
        ...evidenceOf(grave ?? widest.opened[0], widest.reach, scan.describe),
      },
    ]
  },
}

/** It hands out data, of more than the holder of the key, that not everybody may see anyway. */
function isWorthAScope({ operation, keys }: Judgement, { key }: Reach): boolean {
  const answer = keys.get(key.name)?.answer
  if (answer === null || answer === undefined || !holdsData(answer)) return false
  return readPublicity(operation) !== 'by-nature' && !OWN.has(nameResource(operation.path))
}

function countResources(opened: readonly Judgement[]): number {
  return listResources(opened.map(({ operation }) => operation)).length
}

function isGrave({ operation, keys }: Judgement, { key }: Reach): boolean {
  const answer = keys.get(key.name)?.answer
  if (answer === null || answer === undefined) return false
  return hasPersonalData(answer) || readAdministration(operation) === 'yes'
}

function evidenceOf(
  judgement: Judgement | undefined,
  { key }: Reach,
  describe: (answer: NonNullable<Judgement['none']['answer']>) => {
    request: string
    response: string
  },
) {
  const answer = judgement?.keys.get(key.name)?.answer
  return answer === null || answer === undefined ? {} : { evidence: describe(answer) }
}
