/** Decides whether pages of every origin may read answers that are not meant for everybody. */
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

interface Seen {
  readonly place: CorsPlace
  readonly grant: CorsGrant
  readonly severity: Severity
  readonly because: string
}

async function check(scan: ScanContext): Promise<Verdict> {
  const places = pickCorsPlaces(scan)
  if (places.length === 0) return untested('No operation that answers was found.')
  const origin = `https://${makeMarker(scan, 'origin')}.example`
  const look = async (place: CorsPlace): Promise<Seen[]> => {
    const grant = await askFrom(origin, place, scan)
    if (grant?.origin !== '*') return []
    return [{ place, grant, ...(await weigh(origin, place, grant, scan)) }]
  }
  const seen = (await Promise.all(places.map(look))).flat()
  return (['medium', 'low', 'info'] as const).flatMap((severity) => {
    const group = seen.filter((each) => each.severity === severity)
    const worst = group[0]
    return worst === undefined ? [] : [report(worst, group, scan)]
  })
}

async function weigh(
  origin: string,
  place: CorsPlace,
  grant: CorsGrant,
  scan: ScanContext,
): Promise<{ severity: Severity; because: string }> {
  if (grant.allowsCredentials) {
    const because = 'together with Access-Control-Allow-Credentials: true, which browsers refuse'
    return { severity: 'medium', because: `${because}, but shows that credentials are meant` }
  }
  if (!place.isKeyed) return { severity: 'info', because: 'what it shows is open to strangers' }
  if (await mayPageSendKey(origin, place, scan)) {
    const because = 'it is guarded by a key, and the preflight lets any page send one'
    return { severity: 'medium', because }
  }
  return { severity: 'low', because: 'it is guarded by a key' }
}

function report(worst: Seen, group: readonly Seen[], scan: ScanContext): Sighting {
  const { method, path } = worst.place.operation
  const more = group.length > 1 ? `, as do ${group.length - 1} more that were asked` : ''
  return {
    severity: worst.severity,
    confidence: 'confirmed',
    ...(worst.severity === 'info' ? { title: 'Pages of every origin may read open answers' } : {}),
    operation: { method, path },
    detail:
      `${method} ${path} answers with Access-Control-Allow-Origin: *${more}; ` +
      `${worst.because}.`,
    evidence: scan.describe(worst.grant.answer),
    discriminator: worst.severity,
  }
}

function withFields(fields: Readonly<Record<string, string>>) {
  return (answer: SampleAnswer, _request: SampleRequest): SampleAnswer => ({
    ...answer,
    headers: { ...answer.headers, ...fields },
  })
}

export const corsWildcard: TargetRule = {
  id: 'cors-wildcard',
  category: 'input-handling',
  severity: 'medium',
  title: 'Pages of every origin may read guarded answers',
  why:
    'Any page that a person visits may call this API from their browser and read the answer: ' +
    'with a key that it was given or found, and, where the API can only be reached from inside ' +
    'a network, through the browser of that person.',
  looksFor:
    'Representative operations are asked with an Origin that nobody can have allowed. An ' +
    'asterisk in Access-Control-Allow-Origin is weighed by whether the operation is ' +
    'guarded, and whether the preflight (OPTIONS) lets pages send the field that carries ' +
    'keys.',
  spares:
    'Answers that are open to strangers anyway: there the asterisk gives nothing away, ' +
    'and is told as information.',
  remedy:
    'Allow the origins of your own pages by name and no others, and leave the fields ' +
    'away entirely where no browser calls the API. A key in a page is public: let pages ' +
    'use a session or a short-lived token, and keep keys on servers.',
  remedyCode: {
    flask: `from flask_cors import CORS

CORS(app, origins=["https://app.example.com"], allow_headers=["Content-Type"])`,
    express: `import cors from 'cors'

app.use(cors({ origin: ['https://app.example.com'] }))`,
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
    keyedSample('every page may send a key and read', {
      routes: { 'GET /v1/users': () => json([{ id: 1, name: 'Ann' }]) },
      change: withFields({
        'access-control-allow-origin': '*',
        'access-control-allow-headers': 'Content-Type, X-API-Key',
      }),
    }),
    keyedSample('guarded data, without a word on fields', {
      routes: { 'GET /api/orders/{id}': () => json({ id: 1, total: 5 }) },
      change: withFields({ 'access-control-allow-origin': '*' }),
    }),
    keyedSample('with credentials, which is invalid', {
      routes: { 'GET /balance': () => json({ data: { balance: 10 } }) },
      change: withFields({
        'access-control-allow-origin': '*',
        'access-control-allow-credentials': 'true',
      }),
    }),
  ],
  ignores: [
    keyedSample('one origin by name', {
      routes: { 'GET /v1/users': () => json([{ id: 1, name: 'Ann' }]) },
      change: withFields({ 'access-control-allow-origin': 'https://app.example.com' }),
    }),
    keylessSample('open data for everybody', {
      routes: {
        'GET /currencies': {
          isPublic: true,
          handle: () => json([{ code: 'EUR', name: 'Euro' }]),
        },
      },
      change: withFields({ 'access-control-allow-origin': '*' }),
    }),
    keyedSample('no word of other origins', {
      routes: { 'GET /v1/users': () => json([{ id: 1, name: 'Ann' }]) },
    }),
  ],
}
