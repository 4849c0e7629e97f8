/** Decides whether strangers reach debugging tools: consoles, profilers, dumps, debug pages. */
import { limits } from '../../../../base/limits.ts'
import type { Severity } from '../../../finding.ts'
import type { Answer } from '../../client/exchange.ts'
import { nameOperation } from '../../operation.ts'
import { hasData } from '../../oracle/has-data.ts'
import type { Sighting, TargetRule } from '../../probe-rule.ts'
import { json, keyedSample, keylessSample } from '../../sample-api.ts'
import type { ScanContext } from '../../scan-context.ts'
import {
  debugPlaces,
  graphqlPaths,
  homeMadePlaces,
  INTROSPECTION,
  isDebugDump,
  tellsSchema,
} from '../../signs/debug-places.ts'
import { findErrorSign } from '../../signs/error-signs.ts'
import { makeMarker } from '../../signs/make-marker.ts'

const DEBUG_SEGMENT =
  /(?:^|[/_-])_{0,2}(?:debug|debugger|phpinfo|profiler|pprof|heapdump|actuator)_{0,2}(?:$|[/_.-])/i

async function check(scan: ScanContext): Promise<readonly Sighting[]> {
  const found = new Map<string, Sighting>()
  await checkKnownTools(scan, found)
  await checkHomeMade(scan, found)
  await checkGraphql(scan, found)
  checkOperations(scan, found)
  await checkDebugMode(scan, found)
  return [...found.values()]
}

async function checkKnownTools(scan: ScanContext, found: Map<string, Sighting>): Promise<void> {
  const answers = await Promise.all(
    debugPlaces.map(({ path, method }) =>
      method === undefined
        ? scan.fetchPath(path)
        : scan.client.send({ method, url: `${scan.origin}${path}` }),
    ),
  )
  for (const [index, { path, method, what, severity, isShown }] of debugPlaces.entries()) {
    const answer = answers[index] ?? null
    if (answer === null || scan.isNotFound(answer) || !isShown(answer)) continue
    add(scan, found, { path, method: method ?? 'GET', answer, severity, what })
  }
}

async function checkHomeMade(scan: ScanContext, found: Map<string, Sighting>): Promise<void> {
  const base = new URL(scan.baseUrl).pathname.replace(/\/$/, '')
  const folders = new Set(['', base])
  for (const { path } of scan.operations) {
    const start = /^(?:\/api)?(?:\/v\d+)?(?=\/)/.exec(path)?.[0]
    if (start !== undefined && folders.size < 3) folders.add(start)
  }
  const collections = scan.operations
    .filter(({ method, path }) => method === 'GET' && !path.includes('{'))
    .map(({ path }) => path.replace(/\/$/, ''))
    .slice(0, limits.probeCorsOperationsMax)
  const paths = [
    ...[...folders].flatMap((folder) => homeMadePlaces.map((name) => folder + name)),
    ...collections.flatMap((path) => [`${path}/_debug`, `${path}/debug`]),
  ]
  const answers = await Promise.all(paths.map((path) => scan.fetchPath(path)))
  for (const [index, path] of paths.entries()) {
    const answer = answers[index] ?? null
    if (answer === null || scan.isNotFound(answer)) continue
    if (isDebugDump(answer)) {
      const what = 'a dump of settings or of the process'
      add(scan, found, { path, method: 'GET', answer, severity: 'high', what })
    } else if (await isDataOfDebugger(path, answer, scan)) {
      const what = 'data under a name for debugging'
      add(scan, found, { path, method: 'GET', answer, severity: 'medium', what })
    }
  }
}

/** Data, where the name alone speaks for a debugger, and not what any other name would get. */
async function isDataOfDebugger(path: string, answer: Answer, scan: ScanContext): Promise<boolean> {
  if (!/debug/i.test(path) || answer.json === undefined || !hasData(answer)) return false
  if (scan.readAccess(answer).access !== 'open') return false
  const folder = path.slice(0, path.lastIndexOf('/'))
  const other = await scan.fetchPath(`${folder}/${makeMarker(scan, 'beside')}`)
  return other !== null && scan.readAccess(other).access !== 'open'
}

/** Introspection shows every type and operation, also those that no client uses. */
async function checkGraphql(scan: ScanContext, found: Map<string, Sighting>): Promise<void> {
  const query = encodeURIComponent(INTROSPECTION)
  for (const path of graphqlPaths) {
    const get = await scan.fetchPath(`${path}?query=${query}`)
    if (get === null || scan.isNotFound(get)) continue
    const post =
      tellsSchema(get) || !scan.settings.isActive
        ? null
        : await scan.client.send({
            method: 'POST',
            url: `${scan.origin}${path}`,
            headers: { 'Content-Type': 'application/json' },
            body: JSON.stringify({ query: INTROSPECTION }),
          })
    const answer = [get, post].find((each) => each !== null && tellsSchema(each))
    if (answer === null || answer === undefined) continue
    const what = 'the whole schema (GraphQL introspection)'
    add(scan, found, { path, method: answer.request.method, answer, severity: 'low', what })
  }
}

/** A path that calls itself a debugger's, and gives data to strangers. */
function checkOperations(scan: ScanContext, found: Map<string, Sighting>): void {
  for (const { operation, none, hasData } of scan.judgements) {
    const { path, method } = operation
    if (!DEBUG_SEGMENT.test(path) || none.access !== 'open' || !hasData) continue
    if (none.answer === null) continue
    const severity = isDebugDump(none.answer) ? 'high' : 'medium'
    const what = 'data under a name for debugging'
    add(scan, found, { path, method, answer: none.answer, severity, what })
  }
}

/** Frameworks in debug mode explain at length why there is nothing. */
async function checkDebugMode(scan: ScanContext, found: Map<string, Sighting>): Promise<void> {
  for (const name of [makeMarker(scan, 'nowhere'), `${makeMarker(scan, 'bytes')}%FF`]) {
    const answer = await scan.fetchPath(`${scan.baseUrl}/${name}`)
    const sign = answer === null ? null : findErrorSign(answer.text)
    if (answer === null || sign === null || answer.status < 400) continue
    if (sign.kind !== 'debugger' && sign.kind !== 'debug-page') continue
    found.set('debug-mode', {
      severity: sign.kind === 'debugger' ? 'high' : 'medium',
      confidence: 'confirmed',
      title: 'The application runs in debug mode',
      detail: `A path that does not exist is answered by a debugging page (${sign.from}).`,
      evidence: scan.describe(answer),
      discriminator: 'debug-mode',
    })
    return
  }
}

function add(
  scan: ScanContext,
  found: Map<string, Sighting>,
  seen: { path: string; method: string; answer: Answer; severity: Severity; what: string },
): void {
  const [path = seen.path] = seen.path.split('?')
  const operation = { method: seen.method, path }
  const name = nameOperation(operation)
  if (found.has(name)) return
  found.set(name, {
    operation,
    severity: seen.severity,
    confidence: 'confirmed',
    detail: `${name} shows strangers ${seen.what}.`,
    evidence: scan.describe(seen.answer),
  })
}

const routes = { 'GET /v1/users': () => json([{ id: 1, name: 'Ann' }]) }
const DJANGO_PAGE =
  '<html><p>You’re seeing this error because you have <code>DEBUG = True</code> in your file.</p>'
const ALSO = ['missing-authentication', 'undocumented-operation', 'admin-endpoint-exposed']

export const debugEndpoint: TargetRule = {
  id: 'debug-endpoint',
  category: 'input-handling',
  severity: 'high',
  title: 'Debugging tools are open to strangers',
  why:
    'Consoles run code, dumps of the environment and of memory hold passwords and keys, ' +
    'profilers and recorded requests show what others do. They were made for developers, ' +
    'and know no keys.',
  looksFor:
    'The usual places of debugging tools of common frameworks and servers are asked ' +
    'without a key, and paths that call themselves `debug`. Each tool is known by what ' +
    'only it says. A path that does not exist shows whether the application runs in ' +
    'debug mode.',
  spares:
    'Pages that answer 200 to everything, health checks, metrics without settings, and ' +
    'tools that turn strangers away.',
  remedy:
    'Remove debugging tools and debug mode from what is deployed; where one is needed, ' +
    'bind it to a separate port on the loopback address. Set it from the environment so ' +
    'that the default is off, and let a test ask for these paths.',
  remedyCode: {
    flask: `app.run(debug=False)  # or a production server: gunicorn app:app`,
    express: `if (process.env.NODE_ENV === 'development') app.use('/debug', debugRouter)`,
    nginx: `location ~ ^/(actuator|debug|console|server-status|_profiler|__debug__) {
    return 404;
}`,
  },
  controls: 'debug',
  subject: 'target',
  isActive: false,
  keysMin: 0,
  phase: 'probe',
  check,
  catches: [
    keyedSample(
      'a page of Django for paths that do not exist',
      {
        routes,
        change: (answer) =>
          answer.status === 404
            ? { ...answer, headers: { 'content-type': 'text/html' }, body: DJANGO_PAGE }
            : answer,
      },
      { also: ['verbose-error'] },
    ),
    keyedSample(
      'the console of Werkzeug',
      {
        routes: {
          ...routes,
          'GET /console': {
            isPublic: true,
            isUndocumented: true,
            handle: () => ({
              status: 200,
              headers: { 'content-type': 'text/html' },
              body: '<title>Console // Werkzeug Debugger</title>',
            }),
          },
        },
      },
      { also: ALSO },
    ),
    keyedSample(
      'variables of a Go process',
      {
        routes: {
          ...routes,
          'GET /debug/vars': {
            isPublic: true,
            isUndocumented: true,
            handle: () => json({ cmdline: ['shop'], memstats: { Alloc: 71_000 } }),
          },
        },
      },
      { also: ALSO },
    ),
    keyedSample(
      'a debug route below a collection',
      {
        routes: {
          ...routes,
          'GET /v1/users/_debug': {
            isPublic: true,
            isUndocumented: true,
            handle: () => json({ rows: [{ id: 1, name: 'Ann', logins: 7 }], cached: 12 }),
          },
        },
      },
      { also: ALSO },
    ),
    keylessSample(
      'a home-made dump below the API',
      {
        routes: {
          ...routes,
          'GET /v1/debug': {
            isPublic: true,
            isUndocumented: true,
            handle: () => json({ cwd: '/srv', pid: 31, config: { debug: true, workers: 2 } }),
          },
        },
      },
      { also: ALSO },
    ),
  ],
  ignores: [
    keyedSample('one page for every path', {
      routes,
      notFound: () => ({
        status: 200,
        headers: { 'content-type': 'text/html' },
        body:
          '<!doctype html><title>Shop</title><div id="app"></div><script ' +
          'src="/app.js"></script>',
      }),
    }),
    keylessSample('a name like any other', {
      routes: {
        'GET /words/{word}': {
          isPublic: true,
          handle: ({ params }) => json({ word: params['word'], letters: 5, origin: 'Latin' }),
        },
        'GET /words': { isPublic: true, handle: () => json({ words: ['tea', 'cup'] }) },
      },
    }),
    keyedSample('a guarded debug route', {
      routes: { ...routes, 'GET /v1/debug': () => json({ pid: 31, config: { workers: 2 } }) },
    }),
    keylessSample('a health check and public settings', {
      routes: {
        'GET /health': { isPublic: true, handle: () => json({ status: 'up' }) },
        'GET /config': { isPublic: true, handle: () => json({ theme: 'dark', languages: ['en'] }) },
      },
    }),
  ],
}
