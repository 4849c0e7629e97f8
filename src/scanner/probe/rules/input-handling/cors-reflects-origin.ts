/** Decides whether the target allows whatever origin asks, or one that only looks like its own. */
import type { Severity } from '../../../finding.ts'
import { type Sighting, type TargetRule, untested, type Verdict } from '../../probe-rule.ts'
import type { SampleAnswer, SampleRequest } from '../../sample.ts'
import { json, keyedSample, keylessSample } from '../../sample-api.ts'
import type { ScanContext } from '../../scan-context.ts'
import {
  askFrom,
  type CorsGrant,
  type CorsPlace,
  mayPageSendKey,
  pickCorsPlaces,
} from '../../signs/ask-cross-origin.ts'
import { makeMarker } from '../../signs/make-marker.ts'

interface Trick {
  readonly kind: 'any' | 'null' | 'suffix' | 'prefix'
  readonly origin: string
  readonly words: string
}

async function check(scan: ScanContext): Promise<Verdict> {
  const places = pickCorsPlaces(scan)
  if (places.length === 0) return untested('No operation that answers was found.')
  const found = new Map<string, Sighting>()
  const seen = await Promise.all(places.map((place) => tryPlace(place, scan)))
  for (const { name, sighting } of seen.flat()) if (!found.has(name)) found.set(name, sighting)
  return [...found.values()]
}

async function tryPlace(place: CorsPlace, scan: ScanContext) {
  const seen: { readonly name: string; readonly sighting: Sighting }[] = []
  for (const trick of await listTricks(place, scan)) {
    const grant = await askFrom(trick.origin, place, scan)
    if (grant === null || grant.origin !== trick.origin) continue
    const sighting = await report(place, trick, grant, scan)
    seen.push({ name: `${trick.kind} ${sighting.severity}`, sighting })
    if (trick.kind === 'any') break
  }
  return seen
}

/** A made-up origin first: where that passes, the others say nothing more. */
async function listTricks(place: CorsPlace, scan: ScanContext): Promise<readonly Trick[]> {
  const marker = makeMarker(scan, 'reflected')
  const tricks: Trick[] = [
    { kind: 'any', origin: `https://${marker}.example`, words: 'any origin' },
    { kind: 'null', origin: 'null', words: 'the origin `null`, which any sandboxed frame has' },
  ]
  const plain = await scan.ask(place.operation, place.caller)
  const named = plain?.headers.get('access-control-allow-origin') ?? ''
  const trusted = /^https?:\/\//.test(named) && URL.canParse(named) ? new URL(named) : null
  const models = [new URL(scan.origin), ...(trusted === null ? [] : [trusted])]
  for (const { protocol, hostname } of models) {
    // A check of the beginning looks at the scheme, too.
    for (const scheme of new Set([protocol, 'https:'])) {
      tricks.push(...listLookalikes(`${scheme}//`, hostname, marker))
    }
  }
  return tricks
}

function listLookalikes(scheme: string, host: string, marker: string): readonly Trick[] {
  const begins: Trick = {
    kind: 'suffix',
    origin: `${scheme}${host}.${marker}.example`,
    words: `an origin that only begins like ${host}`,
  }
  if (!/[a-z]/i.test(host) || host.includes('[')) return [begins]
  const words = `an origin that only ends like ${host}`
  return [begins, { kind: 'prefix', origin: `${scheme}${marker}${host}`, words }]
}

async function report(
  place: CorsPlace,
  trick: Trick,
  grant: CorsGrant,
  scan: ScanContext,
): Promise<Sighting> {
  const { method, path } = place.operation
  let severity: Severity = 'info'
  if (grant.allowsCredentials) severity = 'high'
  else if (place.isKeyed) {
    severity = (await mayPageSendKey(trick.origin, place, scan)) ? 'medium' : 'low'
  }
  const credentials = grant.allowsCredentials
    ? 'and lets it send cookies and other credentials of the visitor'
    : 'without credentials of the visitor'
  return {
    severity,
    confidence: 'confirmed',
    operation: { method, path },
    detail: `${method} ${path} lets ${trick.words} read its answer, ${credentials}.`,
    evidence: scan.describe(grant.answer),
    discriminator: trick.kind,
  }
}

function allowing(isAllowed: (origin: string) => boolean, isWithCredentials: boolean) {
  return (answer: SampleAnswer, request: SampleRequest): SampleAnswer => {
    const origin = request.headers['origin']
    if (origin === undefined || !isAllowed(origin)) return answer
    const fields: Record<string, string> = {
      'access-control-allow-origin': origin,
      'access-control-allow-headers': 'x-api-key, authorization',
      vary: 'Origin',
    }
    if (isWithCredentials) fields['access-control-allow-credentials'] = 'true'
    return { ...answer, headers: { ...answer.headers, ...fields } }
  }
}

const users = { 'GET /v1/users': () => json([{ id: 1, name: 'Ann' }]) }

export const corsReflectsOrigin: TargetRule = {
  id: 'cors-reflects-origin',
  category: 'input-handling',
  severity: 'high',
  title: 'Pages of origins that nobody chose may read answers',
  why:
    'A page of an attacker, opened by somebody who is signed in, calls the API with ' +
    'their cookies and reads everything they may read. A check that looks at the ' +
    'beginning or the end of an origin lets a domain pass that the attacker simply ' +
    'registers.',
  looksFor:
    'Representative operations are asked with an Origin that nobody can have allowed, ' +
    'with `null`, and with origins that begin or end like the target or like the origin ' +
    'that it names by itself. One that comes back in Access-Control-Allow-Origin is ' +
    'allowed.',
  spares:
    'A fixed list of origins, however it is answered, and answers that are open to ' +
    'strangers and carry no credentials: those tell nothing that the page could not ' +
    'fetch itself.',
  remedy:
    'Compare the whole origin with a fixed list, as a text and not by a pattern; never ' +
    'allow `null`. Send Access-Control-Allow-Credentials only where pages really use ' +
    'cookies, and `Vary: Origin` with it.',
  remedyCode: {
    flask: `from flask_cors import CORS

CORS(app, origins=["https://app.example.com"], supports_credentials=True)`,
    express: `import cors from 'cors'

app.use(cors({ origin: ['https://app.example.com'], credentials: true }))`,
    nginx: `map $http_origin $cors_origin {
    default                    "";
    "https://app.example.com"  $http_origin;
}
add_header Access-Control-Allow-Origin $cors_origin always;
add_header Vary Origin always;`,
  },
  controls: 'cors',
  subject: 'target',
  isActive: false,
  keysMin: 0,
  phase: 'probe',
  check,
  catches: [
    keyedSample('any origin, with credentials', {
      routes: users,
      change: allowing(() => true, true),
    }),
    keyedSample('any origin, with a key', {
      routes: { 'GET /items': () => json({ items: [{ sku: 'a1', price: 4 }] }) },
      change: allowing(() => true, false),
    }),
    keyedSample('the origin null', {
      routes: users,
      change: allowing((origin) => origin === 'null', true),
    }),
    keyedSample('whatever begins like the target, scheme included', {
      routes: users,
      change: allowing((origin) => origin.startsWith('http://127.0.0.1'), true),
    }),
    keyedSample('whatever begins like the target', {
      routes: { 'GET /api/me': () => json({ id: 4, name: 'Cem' }) },
      change: allowing((origin) => /^https?:\/\/127\.0\.0\.1/.test(origin), true),
    }),
  ],
  ignores: [
    keyedSample('one origin by name, repeated to it alone', {
      routes: users,
      change: allowing((origin) => origin === 'https://app.example.com', true),
    }),
    keyedSample('a fixed origin, whoever asks', {
      routes: users,
      headers: {
        'access-control-allow-origin': 'https://app.example.com',
        'access-control-allow-credentials': 'true',
      },
    }),
    keylessSample('open data that repeats every origin, without credentials', {
      routes: {
        'GET /countries': {
          isPublic: true,
          handle: () => json([{ code: 'PT', name: 'Portugal' }]),
        },
      },
      change: allowing(() => true, false),
    }),
  ],
}
