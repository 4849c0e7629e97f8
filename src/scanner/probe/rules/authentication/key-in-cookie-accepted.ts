/** Decides whether an API key is accepted in a cookie, which browsers send by themselves. */
import type { OperationRule } from '../../probe-rule.ts'
import { json, keyedSample } from '../../sample-api.ts'
import { tryKeyElsewhere } from '../../signs/try-key-elsewhere.ts'

const NAMES = [
  'api_key',
  'apikey',
  'apiKey',
  'key',
  'token',
  'access_token',
  'auth',
  'auth_token',
  'jwt',
  'session',
  'X-API-Key',
]

const routes = { 'GET /v1/meters': () => json([{ meter: 'm-2', reading: 71 }]) }

function readCookie(headers: Readonly<Record<string, string>>, name: string): string | null {
  const pairs = (headers['cookie'] ?? '').split('; ').map((pair) => pair.split('='))
  const value = pairs.find(([each]) => each === name)?.[1]
  return value === undefined ? null : decodeURIComponent(value)
}

export const keyInCookieAccepted: OperationRule = {
  id: 'key-in-cookie-accepted',
  category: 'authentication',
  severity: 'medium',
  title: 'The key is accepted in a cookie',
  why:
    'A browser sends cookies with every request, also with those that another site causes: that ' +
    'site then acts with the key of its visitor (cross-site request forgery). And a cookie is ' +
    'stored where extensions and shared computers reach it.',
  looksFor:
    'Asks each guarded operation without the usual field, with a proven key in cookies of the ' +
    'names that the document gives and of the usual ones.',
  spares:
    'APIs that ignore cookies. Where a document declares a cookie as the way to sign in and the ' +
    'given key is such a session, it is told as information only.',
  remedy:
    'Read API keys from a header field only. Sessions of browsers are something else: give them ' +
    'ids of their own, SameSite, HttpOnly and Secure. `keyward protect` refuses keys in cookies.',
  remedyCode: {
    flask: 'sent = request.headers.get("X-API-Key", "")  # never request.cookies',
    express: "const sent = req.get('X-API-Key') // never req.cookies",
    nginx: 'proxy_set_header Cookie "";  # in the location of an API that has no sessions',
  },
  controls: 'weak-authentication',
  isActive: false,
  keysMin: 1,
  phase: 'probe',
  subject: 'operation',
  catches: [
    keyedSample('api_key beside the field', {
      routes,
      readKey: ({ headers }) => headers['x-api-key'] ?? readCookie(headers, 'api_key'),
    }),
    keyedSample('token beside a bearer token, refuses with 200', {
      routes: { 'GET /meters': () => json({ result: { meters: [{ id: 'm1', kwh: 3 }] } }) },
      readKey: ({ headers }) =>
        headers['authorization']?.replace(/^Bearer /, '') ?? readCookie(headers, 'token'),
      refuse: () => json({ success: false, error: 'login required' }),
    }),
    keyedSample('the words of the field as a cookie', {
      routes,
      readKey: ({ headers }) => headers['x-meter-key'] ?? readCookie(headers, 'meter_key'),
      document: {
        components: {
          securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'X-Meter-Key' } },
        },
      },
    }),
    keyedSample('the name of the field as a cookie', {
      routes,
      readKey: ({ headers }) => headers['x-api-key'] ?? readCookie(headers, 'X-API-Key'),
    }),
  ],
  ignores: [
    keyedSample('ignores cookies', { routes }),
    keyedSample('a session cookie that the document declares', {
      routes,
      readKey: ({ headers }) => readCookie(headers, 'sid'),
      document: {
        components: { securitySchemes: { key: { type: 'apiKey', in: 'cookie', name: 'sid' } } },
      },
    }),
    keyedSample('any cookie is refused', {
      routes,
      readKey: ({ headers }) =>
        headers['cookie'] === undefined ? (headers['x-api-key'] ?? null) : 'refused',
    }),
  ],
  async check(operation, scan) {
    const accepted = await tryKeyElsewhere(operation, scan, 'cookie', NAMES)
    if (!('names' in accepted)) return accepted
    const { names, answer, isOwnPlace } = accepted
    return [
      {
        ...(isOwnPlace ? { severity: 'info' } : {}),
        confidence: 'confirmed',
        detail:
          `${operation.method} ${operation.path} answers ${answer.status} with data when ` +
          `the key stands in a cookie named ${names.join(' or ')}.`,
        evidence: scan.describe(answer),
      },
    ]
  },
}
