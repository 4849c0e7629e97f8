/** Decides whether a key is accepted in the query string, where logs and histories keep it. */
import type { OperationRule } from '../../probe-rule.ts'
import { json, keyedSample } from '../../sample-api.ts'
import { tryKeyElsewhere } from '../../signs/try-key-elsewhere.ts'

const NAMES = ['api_key', 'apikey', 'apiKey', 'key', 'token', 'access_token', 'auth', 'X-API-Key']

const routes = { 'GET /v1/parcels': () => json([{ code: 'P-4', weight: 3 }]) }

export const keyInQueryAccepted: OperationRule = {
  id: 'key-in-query-accepted',
  category: 'authentication',
  severity: 'medium',
  title: 'The key is accepted in the query string',
  why:
    'An address is written down everywhere: in access logs of every proxy, in browser histories, ' +
    'in Referer fields and in monitoring. Whoever can read one of them has a working key.',
  looksFor:
    'Asks each guarded operation without the usual field, with a proven key in the query under ' +
    'the names that the document gives and under the usual ones.',
  spares: 'APIs that ignore such a parameter or refuse the request because of it.',
  remedy:
    'Read keys from a header field only, and refuse requests that carry one in the query, so ' +
    'that ' +
    'clients notice; then replace every key that was sent that way. `keyward protect` refuses ' +
    'such ' +
    'keys and records that they were exposed.',
  remedyCode: {
    flask: [
      '@app.before_request',
      'def no_keys_in_query():',
      '    if {"api_key", "key", "token", "access_token"} & request.args.keys():',
      '        abort(400, "send the key in X-API-Key, and replace this one: it is in our logs")',
    ].join('\n'),
    express: [
      "const sent = req.get('X-API-Key') // never req.query.api_key",
      "if (req.query.api_key !== undefined) return res.status(400).json({ error: 'key_in_query' })",
    ].join('\n'),
    nginx:
      'if ($arg_api_key) { return 400; }\naccess_log /var/log/nginx/access.log; # log $uri, ' +
      'not $request',
  },
  controls: 'key-in-url',
  isActive: false,
  keysMin: 1,
  phase: 'probe',
  subject: 'operation',
  catches: [
    keyedSample('api_key beside the field', {
      routes,
      readKey: ({ headers, query }) => headers['x-api-key'] ?? query.get('api_key'),
    }),
    keyedSample('access_token beside a bearer token', {
      routes: { 'GET /parcels/recent': () => json({ data: [{ code: 'P-4' }] }) },
      readKey: ({ headers, query }) =>
        headers['authorization']?.replace(/^Bearer /, '') ?? query.get('access_token'),
      refuse: () => json({ success: false, error: 'token required' }),
    }),
    keyedSample('a name of its own, refuses unknown parameters', {
      routes: {
        'GET /parcels': (request) =>
          [...request.query.keys()].some((name) => name !== 'token')
            ? json({ error: 'unknown parameter' }, 400)
            : json([{ code: 'P-9' }]),
      },
      readKey: ({ headers, query }) => headers['x-api-key'] ?? query.get('token'),
    }),
  ],
  ignores: [
    keyedSample('ignores the query', { routes }),
    keyedSample('refuses a key in the query', {
      routes,
      readKey: ({ headers, query }) =>
        query.get('api_key') === null ? (headers['x-api-key'] ?? null) : 'refused',
      refuse: (_, sent) => json({ error: sent === null ? 'unauthorized' : 'key in query' }, 403),
    }),
    keyedSample('refuses with 404', {
      routes,
      refuse: () => json({ error: 'not found' }, 404),
    }),
  ],
  async check(operation, scan) {
    const accepted = await tryKeyElsewhere(operation, scan, 'query', NAMES)
    if (!('names' in accepted)) return accepted
    const { names, answer, isOwnPlace } = accepted
    return [
      {
        ...(isOwnPlace ? { severity: 'high' } : {}),
        confidence: 'confirmed',
        detail:
          `${operation.method} ${operation.path} answers ${answer.status} with data when ` +
          `the key stands in the query as ${names.join(' or ')}` +
          `${isOwnPlace ? ', which is where this API wants it' : ''}.`,
        evidence: scan.describe(answer),
      },
    ]
  },
}
