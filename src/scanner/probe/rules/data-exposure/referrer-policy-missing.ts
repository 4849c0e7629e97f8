/** Decides whether pages keep the addresses, and keys in them, from the sites that they link to. */
import type { Sighting, TargetRule } from '../../probe-rule.ts'
import { json, keylessSample } from '../../sample-api.ts'
import type { ScanContext } from '../../scan-context.ts'
import { findKeyLinks } from '../../signs/find-key-links.ts'
import { listShown, type Shown } from '../../signs/list-shown.ts'

/** These send the whole address to any site, or to any that is not less protected. */
const LOOSE = /^(?:unsafe-url|no-referrer-when-downgrade)$/

function check(scan: ScanContext): readonly Sighting[] {
  const pages = listShown(scan).filter(isPage)
  const lacking = pages.filter(({ answer }) => readPolicy(answer) === 'none')
  const loose = pages.filter(({ answer }) => readPolicy(answer) === 'loose')
  const first = loose[0] ?? lacking[0]
  if (first === undefined) return []
  const reason = findReason(pages, scan)
  const isLoose = loose.length > 0
  const { path } = first.operation
  const said = isLoose ? 'asks browsers to send its whole address to other sites' : 'has none'
  return [
    {
      severity: isLoose || reason !== null ? 'low' : 'info',
      confidence: 'confirmed',
      detail:
        `The page ${scan.mask(path)} ${said}${reason === null ? '' : `, and ${reason}`}. ` +
        'Today’s browsers send only the origin to other sites unless a page says otherwise; ' +
        'older ones and other programs send all of it.',
      evidence: scan.describe(first.answer),
    },
  ]
}

function isPage({ answer }: Shown): boolean {
  return answer.status >= 200 && answer.status < 300 && answer.contentType === 'text/html'
}

/** The last policy that a browser knows is the one that holds (Referrer Policy §11.1). */
function readPolicy({ headers, text }: Shown['answer']): 'good' | 'loose' | 'none' {
  const meta = /<meta\b[^<>]{0,100}\bname\s*=\s*["']?referrer["']?[^<>]{0,100}/i.exec(
    text.slice(0, 50_000),
  )?.[0]
  const written = /\bcontent\s*=\s*["']?([\w-]{1,60})/i.exec(meta ?? '')?.[1]
  const said = written ?? headers.get('referrer-policy')?.split(',').at(-1)?.trim()
  if (said === undefined || said === '') return 'none'
  return LOOSE.test(said.toLowerCase()) ? 'loose' : 'good'
}

function findReason(pages: readonly Shown[], scan: ScanContext): string | null {
  const takesQuery = scan.keys.some(({ placement }) => placement.in === 'query')
  if (takesQuery) return 'the API takes keys in the query of URLs'
  const hasLink = pages.some(({ answer }) => findKeyLinks(answer, scan).length > 0)
  return hasLink ? 'there are links with keys in them' : null
}

const html = (body: string) => ({ status: 200, headers: { 'content-type': 'text/html' }, body })
const LINK = `<a href="/v1/export?api_key=${'abcd1234'}efgh5678">Export</a>`

export const referrerPolicyMissing: TargetRule = {
  id: 'referrer-policy-missing',
  category: 'data-exposure',
  severity: 'low',
  title: 'Pages have no Referrer-Policy',
  why:
    'Without a policy a program may send the whole address of the page, with a key or a token in ' +
    'its query, to every site that the page links to or loads something from.',
  looksFor:
    'The field Referrer-Policy, or the meta element of that name, of every page. It weighs more ' +
    'where the API takes keys in URLs or pages link to such URLs.',
  spares: 'Answers that are no pages, and targets that serve none.',
  remedy:
    'Send `Referrer-Policy: no-referrer`, or `strict-origin-when-cross-origin` where you need ' +
    'the origin; and keep keys out of URLs, so that there is nothing to pass on.',
  remedyCode: {
    flask: [
      '@app.after_request',
      'def say_nothing_of_where_from(response):',
      '    response.headers["Referrer-Policy"] = "no-referrer"',
      '    return response',
    ].join('\n'),
    express: "app.use(helmet({ referrerPolicy: { policy: 'no-referrer' } }))",
    nginx: 'add_header Referrer-Policy "no-referrer" always;',
  },
  controls: 'missing-headers',
  subject: 'target',
  isActive: false,
  keysMin: 0,
  phase: 'observe',
  check,
  catches: [
    keylessSample(
      'a page with a key in a link',
      {
        routes: {
          'GET /': { isPublic: true, handle: () => html(`<!doctype html><p>${LINK}</p>`) },
          'GET /v1/export': () => json([{ id: 1 }]),
        },
        headers: { 'referrer-policy': null },
      },
      { also: ['key-in-url', 'undocumented-operation'] },
    ),
    keylessSample('a page that wants its whole address sent', {
      routes: {
        'GET /': { isPublic: true, handle: () => html('<!doctype html><h1>Shop</h1>') },
      },
      headers: { 'referrer-policy': 'unsafe-url' },
    }),
  ],
  ignores: [
    keylessSample('a policy in the page', {
      routes: {
        'GET /': {
          isPublic: true,
          handle: () => html('<meta name="referrer" content="no-referrer"><h1>Shop</h1>'),
        },
      },
      headers: { 'referrer-policy': null },
    }),
    keylessSample('no page at all', {
      routes: { 'GET /v1/users': () => json([{ id: 1 }]) },
      headers: { 'referrer-policy': null },
    }),
  ],
}
