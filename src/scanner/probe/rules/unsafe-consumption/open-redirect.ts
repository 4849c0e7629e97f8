/** Decides whether the target sends browsers to any place that a link tells it. */
import { limits } from '../../../../base/limits.ts'
import type { Answer } from '../../client/exchange.ts'
import type { Operation } from '../../operation.ts'
import type { Sighting, TargetRule } from '../../probe-rule.ts'
import type { SampleAnswer } from '../../sample.ts'
import { json, keylessSample, type SampleRoute } from '../../sample-api.ts'
import type { ScanContext } from '../../scan-context.ts'
import { listAnswers } from '../../signs/list-answers.ts'
import { listOpenAnswers } from '../../signs/list-open-answers.ts'
import { makeMarker } from '../../signs/make-marker.ts'
import { namesReturnAddress } from '../../signs/names-address.ts'

/** Paths that may send people on although no document names the parameter. */
const SENDING_PATH = new RegExp(
  [
    '(?:^|[/_-])(?:redirect|redir|go|goto|out|exit|leave|link|links|click|track',
    'login',
    'sign-?in|sso|callback|return|forward|continue|oauth2?|authorize)(?:$|[/_.-])',
  ].join('|'),
  'i',
)

const USUAL = [
  'next',
  'url',
  'redirect',
  'redirect_uri',
  'return_to',
  'returnUrl',
  'continue',
  'to',
]

/** Where an address may be given, and how it is asked. */
interface Place {
  readonly path: string
  /** Parameters that get the address: each set is tried at once. */
  readonly tries: readonly (readonly string[])[]
  /** Hosts that known values lead to, and that a check may look for. */
  readonly trusted: readonly string[]
  readonly send: (query: Readonly<Record<string, string>>) => Promise<Answer | null>
}

async function check(scan: ScanContext): Promise<readonly Sighting[]> {
  const host = `${makeMarker(scan, 'redirect')}.example`
  const sightings: Sighting[] = []
  for (const place of [...listOperations(scan), ...listStrays(scan)]) {
    for (const names of place.tries) {
      for (const value of listForeign(host, place.trusted, scan)) {
        const query = Object.fromEntries(names.map((name) => [name, value]))
        const answer = await place.send(query)
        if (answer === null || !leadsTo(answer, host)) continue
        const sighting = report(names, value === `https://${host}/`, answer, scan)
        sightings.push({ ...sighting, operation: { method: 'GET', path: place.path } })
        break
      }
    }
  }
  return sightings
}

function listOperations(scan: ScanContext): readonly Place[] {
  return scan.operations.flatMap((operation) => {
    if (operation.method !== 'GET') return []
    const takers = operation.parameters
      .filter((each) => each.in === 'query' && namesReturnAddress(each.name))
      .slice(0, limits.probeInjectionPointsMax)
    const declared = takers.map((each) => each.name)
    const trusted = takers.flatMap((each) => listHosts(each.examples))
    const tries: (readonly string[])[] = declared.map((name) => [name])
    if (SENDING_PATH.test(operation.path) || isRedirecting(operation, scan)) {
      tries.push(USUAL.filter((name) => !declared.includes(name)))
    }
    const caller = listOpenAnswers(operation, scan)[0]?.caller ?? null
    const send: Place['send'] = async (query) => await scan.ask(operation, caller, { query })
    return tries.length === 0 ? [] : [{ path: operation.path, tries, trusted, send }]
  })
}

/** Links that led elsewhere when they were followed up, but are no operation of the API. */
function listStrays(scan: ScanContext): readonly Place[] {
  const places = new Map<string, Place>()
  const known = new Set(scan.operations.map(({ path }) => path))
  for (const { request, status } of listAnswers(scan)) {
    if (request.method !== 'GET' || status < 300 || status >= 400) continue
    const url = new URL(request.url)
    const names = [...url.searchParams.keys()].filter(namesReturnAddress)
    if (names.length === 0 || known.has(url.pathname) || places.has(url.pathname)) continue
    if (places.size >= limits.probeCorsOperationsMax) break
    const send: Place['send'] = async (query) => {
      const changed = new URL(url)
      for (const [name, value] of Object.entries(query)) changed.searchParams.set(name, value)
      return await scan.client.send({ method: 'GET', url: changed.href })
    }
    const trusted = listHosts(names.map((name) => url.searchParams.get(name) ?? ''))
    const tries = names.map((name) => [name])
    places.set(url.pathname, { path: url.pathname, tries, trusted, send })
  }
  return [...places.values()]
}

function isRedirecting(operation: Operation, scan: ScanContext): boolean {
  const status = scan.judgementOf(operation)?.none.answer?.status ?? 0
  return status >= 300 && status < 400
}

/** Plain, and in forms that a check of the beginning lets pass. */
function listForeign(
  host: string,
  trusted: readonly string[],
  scan: ScanContext,
): readonly string[] {
  const plain = [`https://${host}/`, `//${host}/`, `/\\${host}/`]
  const looks = [new URL(scan.origin).hostname, ...trusted.slice(0, 1)]
  const disguised = looks.flatMap((each) => [
    `https://${each}@${host}/`,
    `https://${each}.${host}/`,
  ])
  return [...plain, ...new Set(disguised)]
}

function listHosts(values: readonly string[]): readonly string[] {
  return values.flatMap((each) => {
    const url = /^https?:\/\//i.test(each) ? URL.parse(each) : null
    return url === null ? [] : [url.hostname]
  })
}

/** By the Location field or by a page that moves on by itself. Nothing of it is followed. */
function leadsTo(answer: Answer, host: string): boolean {
  const isThere = (address: string) =>
    `.${URL.parse(address, answer.request.url)?.host ?? ''}`.endsWith(`.${host}`)
  if (answer.status >= 300 && answer.status < 400) {
    return isThere(answer.headers.get('location') ?? '')
  }
  if (!answer.contentType.includes('html')) return false
  const refresh = /<meta[^>]{0,200}http-equiv=["']?refresh["']?[^>]{0,200}>/i.exec(answer.text)?.[0]
  const address = /url\s?=\s?["']?([^"'>\s]{1,300})/i.exec(refresh ?? '')?.[1]
  if (address !== undefined && isThere(address)) return true
  const script = /\blocation(?:\.href)?\s?=\s?["']([^"'\n]{1,300})["']/.exec(answer.text)?.[1]
  return script !== undefined && isThere(script)
}

function report(
  names: readonly string[],
  isPlain: boolean,
  answer: Answer,
  scan: ScanContext,
): Sighting {
  const name = names.length === 1 ? `\`${names[0]?.slice(0, 60)}\`` : 'one of the usual parameters'
  const form = isPlain ? 'a foreign address' : 'a foreign address in a disguised form'
  return {
    confidence: 'confirmed',
    detail: `With ${form} in ${name}, the answer (${answer.status}) sends the browser there.`,
    evidence: scan.describe(answer),
    discriminator: names.length === 1 ? (names[0] ?? '').slice(0, 60) : 'usual names',
  }
}

function sending(name: string | null, locate: (value: string) => SampleAnswer): SampleRoute {
  const schema = { type: 'string' }
  const parameters = name === null ? [] : [{ name, in: 'query', schema, example: '/home' }]
  return {
    isPublic: true,
    operation: { parameters },
    handle: ({ query }) => locate(query.get(name ?? 'next') ?? '/home'),
  }
}

function found(location: string): SampleAnswer {
  return { status: 302, headers: { location } }
}

const data = { 'GET /v1/teas': { isPublic: true, handle: () => json([{ id: 1, name: 'Assam' }]) } }

export const openRedirect: TargetRule = {
  id: 'open-redirect',
  category: 'unsafe-consumption',
  severity: 'medium',
  title: 'Links may send people to any place',
  why:
    'A link that begins with the address of this service ends on the page of an ' +
    'attacker, who asks for the password there, or is handed the code or token that a ' +
    'login appends.',
  looksFor:
    'Parameters such as `next`, `redirect` or `url` get a foreign address, plainly and ' +
    'in forms that pass a check of the beginning. The Location field, or a page that ' +
    'moves on by itself, must not lead there; nothing of it is followed.',
  spares:
    'Redirects within the service, to a fixed list of places, and answers that only ' +
    'repeat the address.',
  remedy:
    'Accept paths only, resolve them against your own origin and compare the result; or ' +
    'keep a list of places and take the name of one. For OAuth, compare `redirect_uri` ' +
    'as a whole with those that the client registered.',
  remedyCode: {
    flask: `target = urljoin(request.host_url, request.args.get("next", "/"))
if urlsplit(target).netloc != urlsplit(request.host_url).netloc or "\\\\" in target:
    target = "/"
return redirect(target)`,
    express: `const own = 'https://app.example.com'
const target = new URL(req.query.next ?? '/', own)
res.redirect(target.origin === own ? target.pathname + target.search : '/')`,
  },
  controls: 'third-party-trust',
  subject: 'target',
  isActive: false,
  keysMin: 0,
  phase: 'probe',
  check,
  catches: [
    keylessSample('goes wherever it is told', {
      routes: { ...data, 'GET /go': sending('url', found) },
    }),
    keylessSample('only looks at the first character', {
      routes: {
        ...data,
        'GET /account/enter': sending('return_to', (value) =>
          found(value.startsWith('/') ? value : '/home'),
        ),
      },
    }),
    keylessSample('looks whether the address begins like the one that it knows', {
      routes: {
        ...data,
        'GET /out': {
          isPublic: true,
          operation: {
            parameters: [
              { name: 'url', in: 'query', schema: {}, example: 'https://press.example/imprint' },
            ],
          },
          handle: ({ query }) => {
            const url = query.get('url') ?? ''
            return found(url.startsWith('https://press.example') ? url : '/home')
          },
        },
      },
    }),
    keylessSample('a parameter that no document names', {
      routes: { ...data, 'GET /redirect': sending(null, found) },
    }),
  ],
  ignores: [
    keylessSample('stays at home', {
      routes: {
        ...data,
        'GET /go': sending('url', (value) => {
          const isHere = /^\/[^/\\]/.test(value)
          return found(isHere ? value : '/home')
        }),
      },
    }),
    keylessSample('refuses foreign places', {
      routes: {
        ...data,
        'GET /account/enter': sending('next', (value) =>
          /^\/[a-z]/.test(value) ? found(value) : json({ problem: 'unknown place' }, 400),
        ),
      },
    }),
    keylessSample('repeats the address as data', {
      routes: {
        ...data,
        'GET /links': sending('url', (value) => json({ link: { url: value, clicks: 3 } })),
      },
    }),
  ],
}
