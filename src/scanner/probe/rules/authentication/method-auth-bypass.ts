/** Decides whether a refused operation opens when it is asked by another method or another path. */
import type { Answer } from '../../client/exchange.ts'
import type { Operation } from '../../operation.ts'
import { type OperationRule, type Sighting, untested } from '../../probe-rule.ts'
import type { SampleRequest } from '../../sample.ts'
import { json, keyedSample, keylessSample, sampleKeys } from '../../sample-api.ts'
import type { ScanContext } from '../../scan-context.ts'
import { hasSameForm } from '../../signs/compare-answers.ts'
import { isReading } from '../../signs/compare-reach.ts'
import { type Detour, listDetours } from '../../signs/list-detours.ts'
import { findOpened, isGuarded } from '../../signs/list-guarded.ts'
import { opensTo } from '../../signs/opens-to.ts'
import { pickSpread } from '../../signs/pick-spread.ts'

/** Checks stand before many routes at once: so many of them are tried by every way. */
const SPREAD = 5

const ledger = () => json([{ entry: 'e-1', amount: 7 }])

/** A sound API that lets in whoever comes by the way that `passes`; asked before the routes. */
function detouredBy(passes: (request: SampleRequest) => boolean) {
  return {
    routes: { 'GET /v1/ledger': ledger },
    readKey: (request: SampleRequest) =>
      passes(request) ? (sampleKeys['first'] ?? null) : (request.headers['x-api-key'] ?? null),
    change: (answer: { readonly status: number }, request: SampleRequest) =>
      request.path !== '/v1/ledger' && answer.status === 404 && passes(request) ? ledger() : answer,
  }
}

export const methodAuthBypass: OperationRule = {
  id: 'method-auth-bypass',
  category: 'authentication',
  severity: 'critical',
  title:
    'The check for a key can be passed by, with another method or another spelling of the path',
  why:
    'The check and the router do not agree on what is asked. A stranger spells the path or the ' +
    'method so that the check finds nothing to guard and the router still finds the operation.',
  looksFor:
    'Asks refused operations again without a key: with HEAD and OPTIONS, with method override ' +
    'fields, with another spelling of the path (slashes, capitals, `;`, escapes, a suffix), with ' +
    'X-Original-URL, and as if the request came from 127.0.0.1. What comes back must be data of ' +
    'the form that a good key gets.',
  spares:
    'Answers without data, pages, answers that unknown paths get as well, preflight answers to ' +
    'OPTIONS. HEAD alone, which shows only fields of the answer, is of low weight.',
  remedy:
    'Check where the route is known, after routing, and deny by default: no list of guarded ' +
    'paths, ' +
    'no exception by method or by address. Let proxies drop X-Original-URL, X-Rewrite-URL and ' +
    'method override fields, and set X-Forwarded-For themselves. `keyward protect` judges ' +
    'the path that it forwards.',
  remedyCode: {
    flask: [
      '@app.before_request',
      'def require_key():',
      '    # endpoint, not path: the router has already decided what is asked',
      '    if request.endpoint not in PUBLIC_ENDPOINTS:',
      '        check_key(request.headers.get("X-API-Key", ""))',
    ].join('\n'),
    express: [
      "app.set('trust proxy', false)",
      "app.use(requireKey)  // for every method and path, never app.get('/v1/ledger', …)",
      "app.use('/v1', routes)",
    ].join('\n'),
    nginx: [
      'proxy_set_header X-Original-URL "";',
      'proxy_set_header X-Rewrite-URL "";',
      'proxy_set_header X-HTTP-Method-Override "";',
      'proxy_set_header X-Forwarded-For $remote_addr;',
    ].join('\n'),
  },
  controls: 'missing-authentication',
  isActive: false,
  keysMin: 0,
  phase: 'probe',
  subject: 'operation',
  catches: [
    keyedSample(
      'a slash at the end',
      detouredBy(({ path }) => path === '/v1/ledger/'),
    ),
    keylessSample(
      'capitals, no key given',
      detouredBy(({ path }) => path === '/V1/LEDGER'),
    ),
    keyedSample(
      'believes X-Forwarded-For',
      detouredBy(({ headers }) => headers['x-forwarded-for'] === '127.0.0.1'),
    ),
    keyedSample('X-Original-URL is what the router reads', {
      ...detouredBy(
        ({ headers, path }) => path === '/' && headers['x-original-url'] === '/v1/ledger',
      ),
      refuse: () => json({ success: false, error: 'api key required' }),
    }),
    keylessSample(
      'a suffix, no key given',
      detouredBy(({ path }) => path === '/v1/ledger.json'),
    ),
    keyedSample(
      'HEAD passes',
      detouredBy(({ method, path }) => method === 'HEAD' && path === '/v1/ledger'),
    ),
  ],
  ignores: [
    keyedSample('refuses every way', { routes: { 'GET /v1/ledger': ledger } }),
    keylessSample('a page for every unknown path', {
      routes: { 'GET /v1/ledger': ledger },
      notFound: () => ({
        status: 200,
        headers: { 'content-type': 'text/html' },
        body: '<html><body>Welcome</body></html>',
      }),
    }),
    keylessSample('the same greeting in JSON for every unknown path', {
      routes: { 'GET /v1/ledger': ledger },
      notFound: () => json({ hello: 'world', links: { docs: '/openapi.json' }, shop: 'A1' }),
    }),
    keyedSample('describes itself to OPTIONS', {
      routes: {
        'GET /v1/ledger': ledger,
        'OPTIONS /v1/ledger': {
          handle: () => json({ name: 'Ledger', renders: ['application/json'], methods: ['GET'] }),
          isPublic: true,
          isUndocumented: true,
        },
      },
    }),
  ],
  async check(operation, scan) {
    const judgement = scan.judgementOf(operation)
    if (judgement === undefined || judgement.none.answer === null) {
      return untested('The operation gave no answer without a key.')
    }
    if (operation.method !== 'GET' || !isGuarded(judgement)) return []
    const good = findOpened(operation, scan)?.answer ?? null
    const sightings: Sighting[] = []
    const passed = await findPassed(operation, good, scan)
    if (passed !== null) {
      sightings.push({
        confidence: good === null ? 'likely' : 'confirmed',
        detail:
          `${operation.path} refuses a caller without a key (${judgement.none.because}) and ` +
          'answers ' +
          `${passed.answer.status} with data when it is asked ${passed.words}.`,
        evidence: scan.describe(passed.answer),
      })
    }
    const head = await lookAtHead(operation, judgement.none.answer, good, scan)
    return head === null ? sightings : [...sightings, head]
  },
}

async function findPassed(
  operation: Operation,
  good: Answer | null,
  scan: ScanContext,
): Promise<{ readonly words: string; readonly answer: Answer } | null> {
  const url = new URL(scan.requestFor(operation, null).url)
  const guarded = scan.operations.filter(
    (each) => isReading(each) && isGuarded(scan.judgementOf(each)),
  )
  const isThorough = pickSpread(guarded, SPREAD).includes(operation)
  const all = listDetours(url.pathname)
  for (const detour of isThorough ? all : all.slice(0, 1)) {
    const answer = await scan.ask(operation, null, detour.changes)
    if (answer === null || !opensTo(answer, good, scan)) continue
    if (await isForEveryPath(detour, answer, scan)) continue
    if (good === null && isOpenAnyway(answer, scan)) continue
    const again = await scan.ask(operation, null, { isFresh: true })
    if (again !== null && scan.readAccess(again).access === 'open') return null
    return { words: detour.words, answer }
  }
  return null
}

/** The same answer for a path that nobody has made is none of this operation. */
async function isForEveryPath(detour: Detour, answer: Answer, scan: ScanContext): Promise<boolean> {
  if (scan.isNotFound(answer)) return true
  if (detour.changes.path === undefined) return false
  const asked = new URL(answer.request.url).pathname
  const at = asked.lastIndexOf('/', asked.length - 2)
  const path = detour.isPath ? `${asked.slice(0, at)}/zq7kx${asked.slice(-1)}` : '/'
  const other = await scan.fetchPath(path)
  return other !== null && other.status === answer.status && other.text === answer.text
}

/** The other way may lead to another operation, which is open to everybody. */
function isOpenAnyway(answer: Answer, scan: ScanContext): boolean {
  return scan.judgements.some(
    ({ none }) =>
      none.access === 'open' && none.answer !== null && hasSameForm(none.answer, answer),
  )
}

/** Without a body only the status tells, so that GET and an unknown path must both tell another. */
async function lookAtHead(
  operation: Operation,
  refused: Answer,
  good: Answer | null,
  scan: ScanContext,
): Promise<Sighting | null> {
  if (refused.status < 400) return null
  const answer = await scan.ask(operation, null, { method: 'HEAD' })
  if (answer === null || answer.status !== (good?.status ?? 200)) return null
  const unknown = await scan.client.send({ method: 'HEAD', url: `${scan.origin}/zq7kx` })
  if (unknown === null || unknown.status === answer.status) return null
  return {
    severity: 'low',
    confidence: 'confirmed',
    title: 'HEAD passes the check for a key that GET is held to',
    detail:
      `HEAD ${operation.path} answers ${answer.status} without a key where GET answers ` +
      `${refused.status}: it shows what exists, and how large it is.`,
    evidence: scan.describe(answer),
    discriminator: 'head',
  }
}
