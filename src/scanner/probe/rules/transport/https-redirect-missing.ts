/** Decides whether the plain port beside a TLS one answers anything but a redirect to TLS. */
import type { Answer } from '../../client/exchange.ts'
import type { Sighting, TargetRule } from '../../probe-rule.ts'
import { untested } from '../../probe-rule.ts'
import { json, keylessSample } from '../../sample-api.ts'
import type { ScanContext } from '../../scan-context.ts'

export const httpsRedirectMissing: TargetRule = {
  id: 'https-redirect-missing',
  category: 'transport',
  severity: 'medium',
  title: 'The plain HTTP port answers instead of sending clients to https',
  why:
    'A client that is configured with http:// by mistake goes on working, and sends its key ' +
    'readable with every request; nobody notices.',
  looksFor:
    'Asks the same host over plain HTTP, on port 80 and on every http:// address given with ' +
    '--allow-origin, and looks whether it redirects to https.',
  spares:
    'A plain port that is closed, one that refuses every request, and one that belongs to ' +
    'something else (it does not know the paths of the API).',
  remedy:
    'Close the plain port, or redirect everything there to https without looking at keys. ' +
    'A request that brings a key to the plain port should make its owner replace that key.',
  remedyCode: {
    express:
      'app.use((req, res, next) =>\n' +
      '  req.secure ? next() : res.redirect(308, new URL(req.originalUrl, SECURE_ORIGIN).href))',
    nginx: 'server {\n  listen 80;\n  return 301 https://$host$request_uri;\n}',
  },
  controls: 'cleartext',
  isActive: false,
  keysMin: 0,
  phase: 'probe',
  subject: 'target',
  catches: [
    keylessSample(
      'the same API without TLS beside it',
      { routes: { 'GET /v1/users': () => json([{ id: 1 }]) } },
      { tls: 'good', isRemote: true, plainTwin: 'same' },
    ),
  ],
  ignores: [
    keylessSample(
      'a redirect',
      { routes: { 'GET /v1/users': () => json([{ id: 1 }]) } },
      { tls: 'good', isRemote: true, plainTwin: 'redirects' },
    ),
    keylessSample(
      'no plain port',
      { routes: { 'GET /v1/users': () => json([{ id: 1 }]) } },
      { tls: 'good', isRemote: true },
    ),
  ],
  async check(scan) {
    if (!scan.isTls) return []
    const path = chooseOperationPath(scan)
    if (path === null) return untested('no operation was found to ask for')
    const sightings: Sighting[] = []
    for (const twin of listPlainTwins(scan)) {
      const answer = await scan.client.send({ method: 'GET', url: new URL(path, twin).href })
      if (answer !== null && servesApi(answer, scan)) sightings.push(describe(answer, twin, scan))
    }
    return sightings
  },
}

/** Port 80 beside 443, and whatever plain address of the same host was given. */
function listPlainTwins({ origin, settings }: ScanContext): string[] {
  const { hostname, port } = new URL(origin)
  const given = settings.allowedOrigins.filter(
    (each) => URL.canParse(each) && /^http:/i.test(each) && new URL(each).hostname === hostname,
  )
  const usual = port === '' ? [`http://${hostname}`] : []
  return [...new Set([...given, ...usual])]
}

function chooseOperationPath(scan: ScanContext): string | null {
  const judged = scan.judgements.find(
    ({ none }) => none.answer !== null && none.access !== 'absent',
  )
  const url = judged?.none.answer?.request.url
  if (url === undefined) return null
  const { pathname } = new URL(url)
  return pathname
}

/** It knows the path: it answers with data, or refuses for want of a key. */
function servesApi(answer: Answer, scan: ScanContext): boolean {
  if (answer.status >= 300 && answer.status < 400) {
    return !/^https:/i.test(answer.headers.get('location') ?? '')
  }
  const { access } = scan.readAccess(answer)
  return access === 'open' || access === 'refused'
}

function describe(answer: Answer, twin: string, scan: ScanContext): Sighting {
  const { access } = scan.readAccess(answer)
  return {
    ...(scan.isLoopback ? { severity: 'info' } : access === 'open' ? { severity: 'high' } : {}),
    confidence: 'confirmed',
    detail: `${twin} answers ${answer.status} where a redirect to https belongs.`,
    evidence: scan.describe(answer),
  }
}
