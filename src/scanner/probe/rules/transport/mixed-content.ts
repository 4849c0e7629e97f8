/** Decides whether pages and answers over TLS send clients back to plain HTTP. */
import type { TargetRule } from '../../probe-rule.ts'
import { json, keylessSample } from '../../sample-api.ts'
import type { ScanContext } from '../../scan-context.ts'
import { listAnswers } from '../../signs/list-answers.ts'

/** What a page loads or sends to: a browser takes script and data from there. */
const ACTIVE_TAG = /<(?:script|iframe|form|link|embed)\b[^>]{0,500}/gi
const PASSIVE_TAG = /<(?:img|video|audio|source)\b[^>]{0,500}/gi
const LEADS_TO = /\b(?:src|href|action) ?= ?["']?(http:[^"'\s>]{1,200})/i
const CALL = /\b(?:fetch|get|post|open|WebSocket)\((?:["'][A-Z]{3,7}["'], ?)?["'`]/g
const CALLED = /^(?:http|ws):[^"'`\s]{1,200}/

export const mixedContent: TargetRule = {
  id: 'mixed-content',
  category: 'transport',
  severity: 'medium',
  title: 'Something served over TLS leads back to plain HTTP',
  why:
    'Whoever stands in between changes the script that was loaded, or reads the request that was ' +
    'sent, and with it the key.',
  looksFor:
    'Looks in pages, scripts and answers over TLS for scripts, forms and calls to http:// ' +
    'addresses, and for links of the API to itself without TLS.',
  spares:
    'Plain links to other sites, names of XML namespaces and schemas, and addresses on loopback.',
  remedy:
    'Use https:// or relative addresses. Where the API builds links to itself, let it trust the ' +
    'X-Forwarded-Proto field of the proxy that ends TLS.',
  remedyCode: {
    flask:
      'from werkzeug.middleware.proxy_fix import ProxyFix\n' +
      'app.wsgi_app = ProxyFix(app.wsgi_app, x_proto=1, x_host=1)',
    express: "app.set('trust proxy', 'loopback')",
    nginx: 'proxy_set_header X-Forwarded-Proto $scheme;',
  },
  controls: 'cleartext',
  isActive: false,
  keysMin: 0,
  phase: 'observe',
  subject: 'target',
  catches: [
    keylessSample(
      'a page with a script over plain HTTP',
      pageOf(`<script src="${'http:'}//cdn.example.com/app.js"></script>`),
      { tls: 'good' },
    ),
    keylessSample(
      'links of the API to itself',
      {
        routes: {
          'GET /v1/news': {
            isPublic: true,
            operation: { security: [] },
            handle: ({ headers }) =>
              json({ title: 'Open', next: `http://${headers['host']}/v1/news?page=2` }),
          },
        },
      },
      { tls: 'good' },
    ),
  ],
  ignores: [
    keylessSample(
      'a link and a namespace',
      pageOf(
        `<a href="${'http:'}//example.com/">more</a><svg ` +
          `xmlns="${'http:'}//www.w3.org/2000/svg"></svg>`,
      ),
      { tls: 'good' },
    ),
    keylessSample('plain HTTP altogether', pageOf('<script src="/app.js"></script>')),
  ],
  check(scan) {
    if (!scan.isTls) return []
    const seen = new Set<string>()
    return listAnswers(scan).flatMap((answer) => {
      const found = findCleartext(answer.text.slice(0, 1_000_000), scan)
      const place = new URL(answer.request.url).pathname
      if (found === null || seen.has(`${place} ${found.kind}`)) return []
      seen.add(`${place} ${found.kind}`)
      return [
        {
          severity: found.kind === 'active' ? 'medium' : 'low',
          confidence: 'confirmed',
          operation: { method: 'GET', path: place },
          detail: `${found.what}: ${scan.mask(shorten(found.url))}.`,
          evidence: scan.describe(answer),
          discriminator: found.kind,
        } as const,
      ]
    })
  },
}

interface Cleartext {
  readonly kind: 'active' | 'passive' | 'link'
  readonly what: string
  readonly url: string
}

function findCleartext(text: string, scan: ScanContext): Cleartext | null {
  const active = findInTags(text, ACTIVE_TAG) ?? findCalled(text)
  if (active !== undefined) {
    return { kind: 'active', what: 'It loads from, or sends to, plain HTTP', url: active }
  }
  const own = `http://${new URL(scan.origin).host}/`
  const at = text.indexOf(own)
  if (at >= 0) {
    const url = /^[^\s"'<>\\]{1,200}/.exec(text.slice(at, at + 200))?.[0] ?? own
    return { kind: 'link', what: 'It links to itself without TLS', url }
  }
  const passive = findInTags(text, PASSIVE_TAG)
  if (passive === undefined) return null
  return { kind: 'passive', what: 'It loads pictures or sound over plain HTTP', url: passive }
}

function findInTags(text: string, tags: RegExp): string | undefined {
  for (const [tag] of text.matchAll(tags)) {
    const url = LEADS_TO.exec(tag)?.[1]
    if (url !== undefined && !isLocal(url)) return url
  }
  return undefined
}

function findCalled(text: string): string | undefined {
  for (const { 0: call, index } of text.matchAll(CALL)) {
    const url = CALLED.exec(text.slice(index + call.length, index + call.length + 250))?.[0]
    if (url !== undefined && !isLocal(url)) return url
  }
  return undefined
}

function isLocal(url: string): boolean {
  return /^\w+:\/\/(?:localhost|127\.|\[::1\])/i.test(url)
}

/** Where to, without what is in the query. */
function shorten(url: string): string {
  return URL.canParse(url)
    ? `${new URL(url).origin}${new URL(url).pathname}`.slice(0, 120)
    : url.slice(0, 40)
}

/** A sound API with this in its first page. */
function pageOf(html: string) {
  return {
    routes: {
      'GET /': {
        isPublic: true,
        isUndocumented: true,
        handle: () => ({
          status: 200,
          headers: { 'content-type': 'text/html; charset=utf-8' },
          body: `<!doctype html><title>Shop</title>${html}`,
        }),
      },
      'GET /v1/users': () => json([{ id: 1 }]),
    },
  }
}
