/** Decides whether the document of the API wants keys in the query of the URL. */
import { type Sighting, type TargetRule, untested, type Verdict } from '../../probe-rule.ts'
import { json, keylessSample } from '../../sample-api.ts'
import type { ScanContext } from '../../scan-context.ts'
import { namesKey } from '../../signs/names-key.ts'

function check(scan: ScanContext): Verdict {
  const { document } = scan
  if (document === null) return untested('There is no OpenAPI document.')
  const schemes = document.schemes.filter((each) => each.type === 'apiKey' && each.in === 'query')
  const sightings = schemes.map(
    (scheme): Sighting => ({
      ...(scheme.location === null ? {} : { location: scheme.location }),
      confidence: 'confirmed',
      detail:
        `The security scheme \`${scan.mask(scheme.name)}\` puts the key into the query parameter ` +
        `\`${scan.mask(scheme.parameter ?? '')}\`.`,
      discriminator: `scheme ${scheme.name}`,
    }),
  )
  const declared = new Set(schemes.map((each) => each.parameter?.toLowerCase()))
  return [...sightings, ...findParameters(scan, declared)]
}

/** Some documents know no schemes and describe the key as a parameter like any other. */
function findParameters(
  scan: ScanContext,
  declared: ReadonlySet<string | undefined>,
): readonly Sighting[] {
  const byName = new Map<string, Sighting>()
  for (const operation of scan.document?.operations ?? []) {
    for (const { name, in: place } of operation.parameters) {
      const isOther = place !== 'query' || declared.has(name.toLowerCase()) || !namesKey(name)
      if (isOther || byName.has(name)) continue
      byName.set(name, {
        ...(operation.location === null ? {} : { location: operation.location }),
        confidence: 'confirmed',
        detail:
          `${operation.method} ${operation.path}, and perhaps others, takes a key as the query ` +
          `parameter \`${scan.mask(name)}\`.`,
        discriminator: `parameter ${name}`,
      })
    }
  }
  return [...byName.values()]
}

const users = () => json([{ id: 1, name: 'Ann' }])

export const specKeyInQuery: TargetRule = {
  id: 'spec-key-in-query',
  category: 'key-design',
  severity: 'medium',
  title: 'The document puts keys into the query of the URL',
  why:
    'URLs are written to access logs, histories and bookmarks, and sent on in Referer: a key in ' +
    'one is in all of them, and whoever reads a log has it.',
  looksFor:
    'Security schemes of the OpenAPI document with `in: query`, and query parameters whose name ' +
    'says that they are a key. Only the document is looked at, so that it is found before launch.',
  spares:
    'Keys in header fields, parameters such as `page_token` or `key` of a search, and one-time ' +
    'codes.',
  remedy:
    'Describe and accept the key in a header field, `Authorization: Bearer` or `X-API-Key`; take ' +
    'it from the query for a while with a warning, tell the callers, then refuse it there. Keys ' +
    'that were sent in URLs should be replaced.',
  remedyCode: {
    flask: [
      '# In the document:',
      '# components: {securitySchemes: {key: {type: apiKey, in: header, name: X-API-Key}}}',
      'key = request.headers.get("X-API-Key")   # not request.args["api_key"]',
    ].join('\n'),
    express: "const key = req.get('X-API-Key') // not req.query.api_key",
    nginx: 'if ($arg_api_key) { return 400; }',
  },
  controls: 'key-in-url',
  subject: 'target',
  isActive: false,
  keysMin: 0,
  phase: 'observe',
  check,
  catches: [
    keylessSample(
      'a scheme in the query',
      {
        routes: { 'GET /v1/users': users },
        document: {
          components: {
            securitySchemes: { key: { type: 'apiKey', in: 'query', name: 'api_key' } },
          },
        },
        readKey: ({ query }) => query.get('api_key'),
      },
      { also: ['key-in-query-accepted'] },
    ),
    keylessSample('a parameter that is a key', {
      routes: {
        'GET /api/rates': {
          handle: users,
          operation: {
            parameters: [{ name: 'apikey', in: 'query', schema: { type: 'string' } }],
          },
        },
      },
    }),
  ],
  ignores: [
    keylessSample('a token that names a page', {
      routes: {
        'GET /v1/users': {
          handle: users,
          operation: {
            parameters: [
              { name: 'page_token', in: 'query', schema: { type: 'string' } },
              { name: 'key', in: 'query', schema: { type: 'string' } },
            ],
          },
        },
      },
    }),
    keylessSample('a scheme in a cookie and one in a header', {
      routes: { 'GET /v1/users': users },
      document: {
        components: {
          securitySchemes: {
            key: { type: 'apiKey', in: 'header', name: 'X-API-Key' },
            session: { type: 'apiKey', in: 'cookie', name: 'sid' },
          },
        },
      },
    }),
  ],
}
