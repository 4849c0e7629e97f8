/** Decides whether the target offers HTTP methods that an API has no use for, such as TRACE. */
import { limits } from '../../../../base/limits.ts'
import type { Answer } from '../../client/exchange.ts'
import type { Sighting, TargetRule } from '../../probe-rule.ts'
import type { SampleAnswer, SampleRequest } from '../../sample.ts'
import { json, keyedSample, keylessSample } from '../../sample-api.ts'
import type { ScanContext } from '../../scan-context.ts'
import { makeMarker } from '../../signs/make-marker.ts'

const NEVER = /^(?:TRACE|TRACK|CONNECT|DEBUG)$/
const WEBDAV = /^(?:PROPFIND|PROPPATCH|MKCOL|COPY|MOVE|LOCK|UNLOCK)$/
const WRITING = /^(?:PUT|PATCH|DELETE)$/

interface Place {
  readonly path: string
  readonly url: string
  /** Methods of operations that are known here. */
  readonly known: ReadonlySet<string>
  readonly isOpen: boolean
}

async function check(scan: ScanContext): Promise<readonly Sighting[]> {
  const found = new Map<string, Sighting>()
  for (const place of listPlaces(scan)) {
    const answer = await scan.client.send({ method: 'OPTIONS', url: place.url })
    for (const sighting of judge(place, answer, scan)) {
      if (!found.has(sighting.discriminator ?? '')) {
        found.set(sighting.discriminator ?? '', sighting)
      }
    }
    if (!scan.settings.isActive || found.has('echo')) continue
    const echo = await traceEcho(place, scan)
    if (echo !== null) found.set('echo', echo)
  }
  // Some servers announce TRACE by habit: where it was sent, only the echo counts.
  if (scan.settings.isActive) found.delete('TRACE')
  return [...found.values()]
}

function listPlaces(scan: ScanContext): readonly Place[] {
  const places: Place[] = [{ path: '/', url: `${scan.origin}/`, known: new Set(), isOpen: false }]
  for (const { operation, none } of scan.judgements) {
    if (operation.method !== 'GET' || places.some((each) => each.path === operation.path)) continue
    const same = scan.operations.filter((each) => each.path === operation.path)
    places.push({
      path: operation.path,
      url: scan.requestFor(operation, null).url,
      known: new Set(same.map((each) => each.method)),
      isOpen: none.access === 'open',
    })
  }
  return places.slice(0, limits.probeCorsOperationsMax + 1)
}

function judge(place: Place, answer: Answer | null, scan: ScanContext): readonly Sighting[] {
  const allow = answer?.headers.get('allow')
  if (answer === null || allow === null || allow === undefined) return []
  const methods = [...new Set(allow.toUpperCase().split(/[\s,]+/))]
  const operation = { method: 'OPTIONS', path: place.path }
  const evidence = scan.describe(answer)
  const sightings: Sighting[] = []
  const never = methods.filter((each) => NEVER.test(each))
  if (never.length > 0) {
    sightings.push({
      operation,
      severity: 'low',
      confidence: 'likely',
      detail: `OPTIONS ${place.path} announces ${never.join(', ')}.`,
      evidence,
      discriminator: never.includes('TRACE') ? 'TRACE' : 'other',
    })
  }
  const webdav = methods.filter((each) => WEBDAV.test(each))
  if (webdav.length > 2) {
    const detail = `OPTIONS ${place.path} announces ${webdav.join(', ')}: the server speaks WebDAV.`
    const known = { operation, evidence, discriminator: 'webdav' }
    sightings.push({ ...known, severity: 'low', confidence: 'likely', detail })
  }
  const isDescribed = scan.document !== null && place.known.size > 0
  const writing = methods.filter((each) => WRITING.test(each) && !place.known.has(each))
  if (isDescribed && place.isOpen && writing.length > 0) {
    sightings.push({
      operation,
      severity: 'low',
      confidence: 'possible',
      detail:
        `${place.path} answers strangers and announces ${writing.join(', ')}, which its ` +
        'document does not name.',
      evidence,
      discriminator: `writing ${place.path}`,
    })
  }
  return sightings
}

/** TRACE repeats the request, with whatever fields a proxy added on its way. */
async function traceEcho(place: Place, scan: ScanContext): Promise<Sighting | null> {
  const marker = makeMarker(scan, 'trace')
  const headers = { 'X-Keyward-Trace': marker }
  const answer = await scan.client.send({ method: 'TRACE', url: place.url, headers })
  if (answer === null || answer.status !== 200) return null
  const isEcho =
    /\bTRACE\s+\S{1,500}\s+HTTP\//.test(answer.text.slice(0, 2_000)) ||
    answer.contentType === 'message/http'
  if (!isEcho || !answer.text.includes(marker)) return null
  return {
    operation: { method: 'TRACE', path: place.path },
    severity: 'medium',
    confidence: 'confirmed',
    detail: `TRACE ${place.path} repeats the request with all its fields.`,
    evidence: scan.describe(answer),
    discriminator: 'echo',
  }
}

function announcing(methods: string, isHere: (request: SampleRequest) => boolean = () => true) {
  return (answer: SampleAnswer, request: SampleRequest): SampleAnswer => {
    if (request.method !== 'OPTIONS' || !isHere(request)) return answer
    return { status: 204, headers: { ...answer.headers, allow: methods } }
  }
}

const items = { 'GET /v1/items': () => json([{ id: 1, name: 'Tea' }]) }
const publicItems = {
  'GET /v1/prices': { isPublic: true, handle: () => json([{ code: 'tea', price: 4 }]) },
}

export const dangerousMethods: TargetRule = {
  id: 'dangerous-methods',
  category: 'input-handling',
  severity: 'low',
  title: 'HTTP methods are offered that an API has no use for',
  why:
    'TRACE repeats a request with the fields that proxies added, keys among them; WebDAV ' +
    'methods and forgotten PUT or DELETE change files and data that were meant to be ' +
    'read only.',
  looksFor:
    'OPTIONS at the root and at representative operations: the Allow field must not ' +
    'announce TRACE, TRACK, CONNECT or WebDAV, nor, at a path that strangers may read, ' +
    'writing methods that the document does not know. With active probing, TRACE is sent ' +
    'and its echo looked for.',
  spares:
    'Writing methods that are documented or guarded, and CORS fields, which announce a ' +
    'policy and no method.',
  remedy:
    'Answer 405 to every method that an operation does not implement, and switch TRACE ' +
    'and WebDAV off in the server in front.',
  remedyCode: {
    express: `app.all('/v1/items', (req, res) => res.set('Allow', 'GET, HEAD').sendStatus(405))`,
    nginx: `if ($request_method !~ ^(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)$) {
    return 405;
}`,
  },
  controls: 'unneeded-surface',
  subject: 'target',
  isActive: false,
  keysMin: 0,
  phase: 'probe',
  check,
  catches: [
    keyedSample('TRACE is announced', { routes: items, change: announcing('GET, HEAD, TRACE') }),
    keyedSample('WebDAV is announced at the root', {
      routes: items,
      change: announcing('OPTIONS, GET, PROPFIND, COPY, MOVE, LOCK', ({ path }) => path === '/'),
    }),
    keylessSample('an open resource announces DELETE', {
      routes: publicItems,
      change: announcing('GET, DELETE', ({ path }) => path === '/v1/prices'),
    }),
    keyedSample(
      'TRACE repeats the request',
      {
        routes: items,
        change: (answer, { method, path, headers }) => {
          if (method !== 'TRACE') return answer
          const fields = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
          const body = [`TRACE ${path} HTTP/1.1`, ...fields].join('\r\n')
          return { status: 200, headers: { 'content-type': 'message/http' }, body }
        },
      },
      { isActive: true },
    ),
  ],
  ignores: [
    keyedSample('guarded operations that write', {
      routes: { ...items, 'DELETE /v1/items': () => ({ status: 204 }) },
    }),
    keylessSample('an open resource that is read only', { routes: publicItems }),
    keyedSample('a CORS policy that names many methods', {
      routes: items,
      headers: { 'access-control-allow-methods': 'GET, PUT, DELETE, TRACE' },
    }),
  ],
}
