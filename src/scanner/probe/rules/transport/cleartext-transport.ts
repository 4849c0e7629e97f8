/** Decides whether keys and data cross the network readable. */
import type { TargetRule } from '../../probe-rule.ts'
import { untested } from '../../probe-rule.ts'
import { json, keylessSample } from '../../sample-api.ts'
import type { ScanContext } from '../../scan-context.ts'

export const cleartextTransport: TargetRule = {
  id: 'cleartext-transport',
  category: 'transport',
  severity: 'high',
  title: 'The API is served over plain HTTP',
  why:
    'Every network in between can read and change what passes: keys, tokens and data. A key that ' +
    'crossed a network readable once must be taken for known.',
  looksFor: 'The target was named with http://, and it answers requests there.',
  spares:
    'On a loopback address nobody stands in between: that is told as information only. A target ' +
    'that answers plain HTTP with nothing but redirects to https is left alone.',
  remedy:
    'Serve the API over TLS only, and make the plain port redirect without looking at keys, or ' +
    'close it. `keyward protect --tls-cert … --tls-key …` ends TLS in front of any API.',
  remedyCode: {
    flask:
      '# Behind a server that ends TLS:\n# gunicorn --certfile cert.pem --keyfile key.pem app:app',
    express:
      "const tls = { cert: readFileSync('cert.pem'), key: readFileSync('key.pem') }\n" +
      'https.createServer(tls, app)\n' +
      '  .listen(443)',
    nginx:
      'server {\n  listen 443 ssl;\n  ssl_certificate cert.pem;\n  ssl_certificate_key ' +
      'key.pem;\n}\n' +
      'server {\n  listen 80;\n  return 301 https://$host$request_uri;\n}',
  },
  controls: 'cleartext',
  isActive: false,
  keysMin: 0,
  phase: 'observe',
  subject: 'target',
  catches: [
    keylessSample(
      'a guarded API on another host',
      { routes: { 'GET /v1/users': () => json([{ id: 1 }]) } },
      { isRemote: true },
    ),
  ],
  ignores: [
    keylessSample('on loopback', { routes: { 'GET /v1/users': () => json([{ id: 1 }]) } }),
    keylessSample(
      'over TLS',
      { routes: { 'GET /v1/users': () => json([{ id: 1 }]) } },
      { isRemote: true, tls: 'good' },
    ),
  ],
  check(scan) {
    if (scan.isTls) return []
    const answer = findServed(scan)
    if (answer === null) return untested('no operation answered over plain HTTP')
    const isKeyed = scan.judgements.some(({ none }) => none.access === 'refused')
    const what = isKeyed ? 'Operations that ask for a key answer' : 'Operations answer'
    return [
      {
        ...(scan.isLoopback ? { severity: 'info' } : {}),
        confidence: 'confirmed',
        detail: `${what} over plain HTTP at ${scan.origin}.`,
        evidence: scan.describe(answer),
      },
    ]
  },
}

/** An answer that is more than a redirect to https. */
function findServed(scan: ScanContext) {
  for (const { none, madeUp, keys } of scan.judgements) {
    for (const { answer } of [none, madeUp, ...keys.values()]) {
      const location = answer?.headers.get('location') ?? ''
      if (answer !== null && !/^https:/i.test(location)) return answer
    }
  }
  return null
}
