/** Decides whether refusals with 401 say how to authenticate, as RFC 9110 §11.6.1 demands. */
import { type TargetRule, untested } from '../../probe-rule.ts'
import { json, keyedSample, keylessSample } from '../../sample-api.ts'

const notes = () => json([{ text: 'hello' }])

export const wwwAuthenticateMissing: TargetRule = {
  id: 'www-authenticate-missing',
  category: 'authentication',
  severity: 'low',
  title: 'Refusals with 401 do not say how to authenticate',
  why:
    'A 401 must carry a WWW-Authenticate field (RFC 9110 §11.6.1). Without it clients cannot ' +
    'tell ' +
    'a missing key from a wrong one, and people try their keys in places where they leak, such ' +
    'as ' +
    'the query string.',
  looksFor: 'Looks for WWW-Authenticate in every answer with status 401 that the scan has seen.',
  spares: 'Refusals of any other status; 403 and 404 need no such field.',
  remedy:
    'Send WWW-Authenticate with every 401, such as `WWW-Authenticate: Bearer realm="api"` or ' +
    '`ApiKey realm="api"`. A scheme that browsers do not know brings up no dialog.',
  remedyCode: {
    flask: [
      '@app.errorhandler(401)',
      'def unauthorized(error):',
      '    return jsonify(error="unauthorized"), 401, {"WWW-Authenticate": \'ApiKey realm="api"\'}',
    ].join('\n'),
    express: "res.status(401).set('WWW-Authenticate', 'ApiKey realm=\"api\"')",
    nginx:
      '# in the location that answers 401\nadd_header WWW-Authenticate \'ApiKey realm="api"\' ' +
      'always;',
  },
  controls: 'missing-headers',
  isActive: false,
  keysMin: 0,
  phase: 'observe',
  subject: 'target',
  catches: [
    keylessSample('a bare 401 in JSON', {
      routes: { 'GET /v1/notes': notes },
      refuse: () => json({ error: 'unauthorized' }, 401),
    }),
    keyedSample('a bare 401 in plain text', {
      routes: { 'GET /notes': notes },
      refuse: () => ({ status: 401, headers: { 'content-type': 'text/plain' }, body: 'No.' }),
    }),
    keyedSample('only wrong keys get a bare 401', {
      routes: { 'GET /notes': notes },
      refuse: (_, sent) =>
        sent === null
          ? { status: 401, headers: { 'www-authenticate': 'Bearer' }, body: { error: 'no key' } }
          : json({ error: 'wrong key' }, 401),
    }),
  ],
  ignores: [
    keylessSample('a challenge of its own', {
      routes: { 'GET /v1/notes': notes },
      refuse: () => ({
        status: 401,
        headers: { 'www-authenticate': 'ApiKey realm="notes"' },
        body: { error: 'unauthorized' },
      }),
    }),
    keylessSample('refuses with 403', {
      routes: { 'GET /v1/notes': notes },
      refuse: () => json({ error: 'forbidden' }, 403),
    }),
    keyedSample('refuses with 404', {
      routes: { 'GET /v1/notes': notes },
      refuse: () => json({ error: 'not found' }, 404),
    }),
  ],
  check(scan) {
    const refused = scan.judgements.flatMap(({ operation, none, madeUp }) =>
      [none.answer, madeUp.answer].flatMap((answer) =>
        answer?.status === 401 ? [{ operation, answer }] : [],
      ),
    )
    if (scan.judgements.length === 0) return untested('There was no operation to be refused by.')
    const bare = refused.filter(({ answer }) => answer.headers.get('www-authenticate') === null)
    const first = bare[0]
    if (first === undefined) return []
    const count = new Set(bare.map(({ operation }) => operation)).size
    return [
      {
        confidence: 'confirmed',
        detail:
          `401 without WWW-Authenticate, for example from ${first.operation.method} ` +
          `${first.operation.path}; ${count} ${count === 1 ? 'operation' : 'operations'} in all.`,
        evidence: scan.describe(first.answer),
      },
    ]
  },
}
