/** Decides whether the target hands out URLs with keys in them, or scripts that build such URLs. */
import type { Severity } from '../../../finding.ts'
import { sampleText } from '../../../secrets/sample-secret.ts'
import type { Sighting, TargetRule } from '../../probe-rule.ts'
import { json, keyedSample, keylessSample } from '../../sample-api.ts'
import type { ScanContext } from '../../scan-context.ts'
import { findKeyLinks, type KeyLink } from '../../signs/find-key-links.ts'
import { isDescription, listShown, type Shown } from '../../signs/list-shown.ts'

/** Pages that show an API document call it with whatever it declares. */
const VIEWER = /swagger-ui|redoc|rapidoc|scalar|graphiql|api-docs/i

const WORDS: Readonly<Record<KeyLink['kind'], string>> = {
  given: 'with a key of this scan in it',
  value: 'with a key in it',
  built: 'into which a script puts a key',
}

function check(scan: ScanContext): readonly Sighting[] {
  const byName = new Map<string, Sighting>()
  for (const shown of listShown(scan)) {
    if (isDescription(shown) || VIEWER.test(shown.answer.request.url)) continue
    for (const link of findKeyLinks(shown.answer, scan)) {
      const sighting = tell(link, shown, scan)
      const name = `${sighting.operation?.path} ${sighting.discriminator}`
      if (!byName.has(name)) byName.set(name, sighting)
    }
  }
  return [...byName.values()]
}

function tell(link: KeyLink, { answer, operation, asked }: Shown, scan: ScanContext): Sighting {
  const parameter = scan.mask(link.parameter)
  return {
    operation,
    severity: weigh(link),
    confidence: link.kind === 'built' ? 'likely' : 'confirmed',
    detail:
      `Asked ${asked}, the answer holds the address ${scan.mask(link.address)}?${parameter}=… ` +
      `${WORDS[link.kind]}.`,
    evidence: scan.describe(answer),
    discriminator: `${link.kind} ${link.parameter}`,
  }
}

/** A WebSocket of a browser cannot send header fields, so that few have another way. */
function weigh({ kind, address, isOwn, parameter }: KeyLink): Severity {
  if (kind === 'given') return 'high'
  if (/^wss?:/.test(address)) return 'low'
  if (kind === 'value') return isOwn ? 'medium' : 'low'
  // Behind a variable it may as well be the address of another service.
  if (address === '' && !/key/i.test(parameter)) return 'low'
  return isOwn ? 'medium' : 'info'
}

const html = (body: string) => ({ status: 200, headers: { 'content-type': 'text/html' }, body })
const script = (body: string) => ({
  status: 200,
  headers: { 'content-type': 'text/javascript' },
  body,
})
const PAGE = '<!doctype html><title>Rates</title><script src="/app.js"></script>'

export const keyInUrl: TargetRule = {
  id: 'key-in-url',
  category: 'data-exposure',
  severity: 'medium',
  title: 'Keys are put into URLs',
  why:
    'Addresses are kept where bodies and fields are not: in access logs, in histories, in what ' +
    'is copied and shared, and in Referer fields. Whoever reads one of them has the key.',
  looksFor:
    'Links in JSON, HTML and header fields, and addresses that scripts put together, with a ' +
    'parameter such as `api_key` or `access_token`, with a secret of a known format, or with a ' +
    'key that was given to the scan.',
  spares:
    'Links for one use (password resets, downloads, confirmations), signed addresses of stores, ' +
    'keys that providers make for browsers, placeholders, and what only shows an API document.',
  remedy:
    'Send keys in a header field. In links that the API returns (`next`, `self`), leave out the ' +
    'parameter that carries the key; for downloads, issue a link for one use that expires within ' +
    'minutes. Replace keys that have been in URLs.',
  remedyCode: {
    flask: [
      'args = {name: value for name, value in request.args.items() if name != "api_key"}',
      'next_url = url_for("list_users", **{**args, "page": page + 1})',
    ].join('\n'),
    express: [
      "const next = new URL(req.originalUrl, 'https://api.example.com')",
      "next.searchParams.delete('api_key')",
    ].join('\n'),
    nginx: [
      '# Until callers have moved: keep keys out of the log.',
      'map $request_uri $logged_uri {',
      '  ~^(?<path>[^?]*)\\? $path;',
      '  default $request_uri;',
      '}',
    ].join('\n'),
  },
  controls: 'key-in-url',
  subject: 'target',
  isActive: false,
  keysMin: 0,
  phase: 'observe',
  check,
  catches: [
    keylessSample(
      'a link in a page',
      {
        routes: {
          'GET /': {
            isPublic: true,
            handle: () => html(`<a href="/v1/export?format=csv&amp;api_key=${sampleText(20)}">`),
          },
          'GET /v1/export': () => json([{ id: 1 }]),
        },
      },
      { also: ['key-in-client-bundle'] },
    ),
    keylessSample('a script that builds the address', {
      routes: {
        'GET /': { isPublic: true, handle: () => html(PAGE) },
        'GET /app.js': {
          isPublic: true,
          isUndocumented: true,
          // biome-ignore lint/suspicious/noTemplateCurlyInString: it is a piece of a script
          handle: () => script('const load = (key) => fetch(`/v1/rates?access_token=${key}`)'),
        },
        'GET /v1/rates': () => json([{ code: 'EUR', rate: 1 }]),
      },
    }),
    keyedSample(
      'the next page, with the key of the caller',
      {
        routes: {
          'GET /v1/users': ({ query }) =>
            json({ data: [{ id: 1 }], next: `/v1/users?page=2&apikey=${query.get('apikey')}` }),
        },
        readKey: ({ query }) => query.get('apikey'),
        document: {
          components: { securitySchemes: { key: { type: 'apiKey', in: 'query', name: 'apikey' } } },
        },
      },
      { also: ['key-in-query-accepted', 'spec-key-in-query'] },
    ),
  ],
  ignores: [
    keylessSample('links for one use, and tokens that name pages', {
      routes: {
        'GET /': {
          isPublic: true,
          handle: () =>
            html(`<a href="/unsubscribe?token=${sampleText(30)}">no</a>
              <script src="https://maps.googleapis.com/maps/api/js?key=${'AI'}za${sampleText(35)}">
              </script><p>Send it as ?api_key=YOUR_API_KEY no longer</p>`),
        },
        'GET /v1/users': () => json({ data: [], next: `/v1/users?page_token=${sampleText(30)}` }),
      },
    }),
    keyedSample('a signed address of a store', {
      routes: {
        'GET /v1/files/{id}': () =>
          json({
            id: 1,
            url: `https://files.test/a.pdf?X-Amz-Expires=60&X-Amz-Signature=${sampleText(64)}`,
          }),
      },
    }),
  ],
}
