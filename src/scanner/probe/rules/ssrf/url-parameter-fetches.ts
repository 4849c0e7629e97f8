/** Decides whether the target fetches whatever address it is given, internal ones included. */
import { limits } from '../../../../base/limits.ts'
import type { Answer } from '../../client/exchange.ts'
import { nameOperation, type Operation } from '../../operation.ts'
import type { OperationRule, Sighting } from '../../probe-rule.ts'
import { catches, ignores } from '../../samples/url-parameter-fetches-samples.ts'
import type { Caller, ScanContext } from '../../scan-context.ts'
import { type InjectionPoint, listInjectionPoints } from '../../signs/list-injection-points.ts'
import { pickCaller } from '../../signs/list-open-answers.ts'
import { makeMarker } from '../../signs/make-marker.ts'
import { namesFetchedAddress } from '../../signs/names-address.ts'
import { openListener } from '../../signs/open-listener.ts'

/** What libraries say when nobody listens, and when nobody has that name. */
const REFUSED =
  /ECONNREFUSED|connection refused|failed to connect|actively refused|errno 111|connect error/i
const UNKNOWN = new RegExp(
  [
    'ENOTFOUND|EAI_AGAIN|getaddrinfo|name or service not known|could not resolve',
    'no such host|name resolution|nodename nor servname|UnknownHost',
    'NameResolutionError|resolve host',
  ].join('|'),
  'i',
)

async function check(operation: Operation, scan: ScanContext): Promise<readonly Sighting[]> {
  if (!/^(?:GET|POST|PUT|PATCH)$/.test(operation.method)) return []
  const caller = pickCaller(operation, scan)
  const points = listInjectionPoints(operation, scan, caller)
    .filter(
      ({ name, format, value }) => namesFetchedAddress(name, format) || /^https?:\/\//.test(value),
    )
    .slice(0, limits.probeInjectionPointsMax)
  const sightings: Sighting[] = []
  for (const point of points) {
    const seen =
      (scan.isLoopback ? await fetchesListener(point, operation, caller, scan) : null) ??
      (await saysWhyItFailed(point, scan))
    if (seen !== null) sightings.push({ ...seen, discriminator: `${point.in} ${point.name}` })
  }
  return sightings
}

/** Only a target on this machine can reach our listener, and only it knows the path. */
async function fetchesListener(
  point: InjectionPoint,
  operation: Operation,
  caller: Caller,
  scan: ScanContext,
): Promise<Sighting | null> {
  const secret = makeMarker(scan, `content ${nameOperation(operation)} ${point.name}`)
  const path = `/${makeMarker(scan, `fetch ${nameOperation(operation)} ${point.name}`)}`
  const listener = await openListener(`fetched ${secret}`)
  try {
    const answer = await point.send(listener.addressOf(path))
    if (answer === null || !(await listener.wasFetched(path))) return null
    const isShown = answer.text.includes(secret)
    const what = isShown ? ', and its answer shows what was read there' : ''
    return {
      severity: caller === null && isShown ? 'critical' : 'high',
      confidence: 'confirmed',
      detail:
        `An address on its own machine in the ${point.in} value \`${point.name}\` was ` +
        `fetched${what}.`,
      evidence: scan.describe(answer),
    }
  } finally {
    await listener.close()
  }
}

/** A port where nobody listens and a name that nobody has fail in different words. */
async function saysWhyItFailed(point: InjectionPoint, scan: ScanContext): Promise<Sighting | null> {
  const nowhere = `http://${makeMarker(scan, 'host')}.invalid/`
  const unknown = await point.send(nowhere)
  if (unknown === null) return null
  const closed = await point.send('http://127.0.0.1:1/')
  const plain = await point.send(makeMarker(scan, 'word'))
  if (closed === null || plain === null) return null
  const says = (answer: Answer, pattern: RegExp) => pattern.test(answer.text.slice(0, 20_000))
  const isTold = says(unknown, UNKNOWN) && !says(plain, UNKNOWN)
  const isRefused = says(closed, REFUSED) && !says(plain, REFUSED)
  if (!isTold && !isRefused) return null
  const told = isRefused ? 'that a port of its own machine is closed' : 'that a name has no address'
  return {
    severity: isRefused ? 'high' : 'medium',
    confidence: isRefused && isTold ? 'likely' : 'possible',
    detail: `The ${point.in} value \`${point.name}\` is looked up: the answer says ${told}.`,
    evidence: scan.describe(isRefused ? closed : unknown),
  }
}

export const urlParameterFetches: OperationRule = {
  id: 'url-parameter-fetches',
  category: 'ssrf',
  severity: 'high',
  title: 'Addresses that callers give are fetched, internal ones included',
  why:
    'Through the server an attacker reaches what only the server reaches: databases, ' +
    'administration, and the metadata service of a cloud, which hands out credentials of ' +
    'the machine.',
  looksFor:
    'Values named or described as addresses get one on the loopback address. Where the ' +
    'target runs on this machine, a listener sees whether it comes; elsewhere the texts ' +
    'of failure for a closed port and for a name without an address are compared.',
  spares:
    'Operations that store an address and call it later, ones that refuse internal ' +
    'addresses, and values that are never fetched.',
  remedy:
    'Fetch from a list of allowed hosts only. Where any host must do, resolve the name ' +
    'once, refuse loopback, private, link-local and metadata addresses, connect to the ' +
    'address that was checked, and do not follow redirects. Let a proxy without access ' +
    'to the internal network do it.',
  remedyCode: {
    flask: `ALLOWED = {"images.example.com"}

target = urlsplit(request.args["url"])
if target.scheme != "https" or target.hostname not in ALLOWED:
    abort(400)
requests.get(target.geturl(), timeout=5, allow_redirects=False)`,
    express: `const ALLOWED = new Set(['images.example.com'])

const target = new URL(req.query.url)
if (target.protocol !== 'https:' || !ALLOWED.has(target.hostname)) return res.sendStatus(400)
const answer = await fetch(target, { redirect: 'error', signal: AbortSignal.timeout(5_000) })`,
  },
  controls: 'ssrf',
  subject: 'operation',
  isActive: true,
  keysMin: 0,
  phase: 'probe',
  check,
  catches,
  ignores,
}
