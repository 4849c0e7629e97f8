/** Decides whether answers tell browsers how to treat them safely. */
import type { Answer } from '../../client/exchange.ts'
import type { Sighting, TargetRule } from '../../probe-rule.ts'
import { json, keyedSample, keylessSample } from '../../sample-api.ts'
import type { ScanContext } from '../../scan-context.ts'
import { listShown } from '../../signs/list-shown.ts'

function check(scan: ScanContext): readonly Sighting[] {
  const answers = listShown(scan)
    .map(({ answer }) => answer)
    .filter(({ status, body }) => status >= 200 && status < 300 && body.length > 0)
  const data = answers.filter(isData)
  const pages = answers.filter(isPage)
  const missing = [
    tell('X-Content-Type-Options: nosniff', data, hasNosniff),
    tell('Content-Security-Policy (or X-Frame-Options)', pages, hasFrameRule),
  ].filter((each) => each !== null)
  const first = missing[0]
  if (first === undefined) return []
  return [
    {
      confidence: 'confirmed',
      detail: `Missing: ${missing.map(({ text }) => text).join('; ')}.`,
      evidence: scan.describe(first.answer),
    },
  ]
}

function tell(
  field: string,
  answers: readonly Answer[],
  isThere: (answer: Answer) => boolean,
): { readonly text: string; readonly answer: Answer } | null {
  const lacking = answers.filter((answer) => !isThere(answer))
  const answer = lacking[0]
  if (answer === undefined) return null
  const { pathname } = new URL(answer.request.url)
  const others = new Set(lacking.map((each) => new URL(each.request.url).pathname)).size - 1
  const more = others > 0 ? ` and ${others} other addresses` : ''
  return { text: `${field} in the answers of ${pathname.slice(0, 200)}${more}`, answer }
}

function isData({ contentType }: Answer): boolean {
  return /[/+]json$|[/+]xml$|^text\/plain$|^text\/csv$/.test(contentType)
}

function isPage({ contentType }: Answer): boolean {
  return contentType === 'text/html' || contentType === 'application/xhtml+xml'
}

function hasNosniff({ headers }: Answer): boolean {
  return /(?:^|,)\s*nosniff\b/i.test(headers.get('x-content-type-options') ?? '')
}

/** A policy in the page itself cannot forbid frames, but keeps foreign scripts out. */
function hasFrameRule({ headers, text }: Answer): boolean {
  if (headers.get('content-security-policy') !== null) return true
  if (headers.get('x-frame-options') !== null) return true
  return /<meta\b[^<>]{0,100}\bcontent-security-policy\b/i.test(text.slice(0, 20_000))
}

const PAGE = '<!doctype html><title>Shop</title><p>Welcome to the shop.</p>'

export const securityHeadersMissing: TargetRule = {
  id: 'security-headers-missing',
  category: 'key-design',
  severity: 'low',
  title: 'Header fields that harden answers are missing',
  why:
    'Without `nosniff` a browser may take data for a page and run scripts in it; without a ' +
    'policy other sites may frame a page, and a script that got in may send keys anywhere.',
  looksFor:
    'X-Content-Type-Options on data, Content-Security-Policy or X-Frame-Options on pages. One ' +
    'finding names all that are missing.',
  spares:
    'Errors and redirects, pages with a policy of their own in a meta element, and fields that ' +
    'have rules of their own: HSTS, Referrer-Policy, Cache-Control and banners.',
  remedy:
    'Send `X-Content-Type-Options: nosniff` with every answer, and a Content-Security-Policy ' +
    'with ' +
    "every page; for an API without pages, `default-src 'none'; frame-ancestors 'none'`.",
  remedyCode: {
    flask: [
      '@app.after_request',
      'def harden(response):',
      '    response.headers["X-Content-Type-Options"] = "nosniff"',
      '    response.headers.setdefault("Content-Security-Policy",',
      "                                \"default-src 'none'; frame-ancestors 'none'\")",
      '    return response',
    ].join('\n'),
    express: "import helmet from 'helmet'\n\napp.use(helmet())",
    nginx: [
      'add_header X-Content-Type-Options "nosniff" always;',
      "add_header Content-Security-Policy \"default-src 'none'; frame-ancestors 'none'\" always;",
    ].join('\n'),
  },
  controls: 'missing-headers',
  subject: 'target',
  isActive: false,
  keysMin: 0,
  phase: 'observe',
  check,
  catches: [
    keyedSample('data without nosniff', {
      routes: { 'GET /v1/users': () => json([{ id: 1, name: 'Ann' }]) },
      headers: { 'x-content-type-options': null },
    }),
    keylessSample('a page without a policy', {
      routes: {
        'GET /': {
          isPublic: true,
          handle: () => ({ status: 200, headers: { 'content-type': 'text/html' }, body: PAGE }),
        },
      },
      headers: { 'content-security-policy': null },
    }),
  ],
  ignores: [
    keyedSample('errors without any', {
      routes: { 'GET /v1/users': () => json([{ id: 1, name: 'Ann' }]) },
      change: (answer) =>
        answer.status < 400
          ? answer
          : { ...answer, headers: { ...answer.headers, 'x-content-type-options': '' } },
    }),
    keylessSample('a page that may not be framed', {
      routes: {
        'GET /': {
          isPublic: true,
          handle: () => ({ status: 200, headers: { 'content-type': 'text/html' }, body: PAGE }),
        },
      },
      headers: { 'content-security-policy': null, 'x-frame-options': 'DENY' },
    }),
  ],
}
