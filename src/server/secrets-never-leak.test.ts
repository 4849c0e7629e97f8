import { describe, expect, it } from 'vitest'
import {
  type CallOptions,
  type Management,
  openManagement,
} from '../../test/fixtures/open-management.ts'
import { createShopKey } from '../../test/fixtures/open-memory-engine.ts'
import type { Endpoint } from './endpoint.ts'
import { routes } from './routes.ts'

/** An old key has no form by which it could be recognised; it must not be repeated at all. */
const IMPORTED = 'geheim-0123456789-ABCDEFGHIJKLMN'

async function openWithMarks() {
  const management = await openManagement()
  const admin = await management.createAdminKey({ scopes: ['*:*'] })
  const { text: shop } = await createShopKey(management.engine)
  const rows = [{ key: IMPORTED }]
  await management.call('POST', '/v1/keys/import', { body: { api: 'shop', rows } })
  return { ...management, admin, shop }
}

/** All that anybody gets to see because of the calls. */
async function collect({ app, logLines, deps, engine }: Management, calls: readonly Request[]) {
  const seen: string[] = []
  for (const request of calls) {
    const response = await app.fetch(request)
    seen.push(JSON.stringify([...response.headers]), await response.text())
  }
  await deps.audit?.denials.close()
  const { items } = await engine.storage.listAuditEvents({}, { cursor: null, size: 500 })
  seen.push(...items.map((event) => JSON.stringify(event)))
  return [...seen, ...logLines, await deps.metrics.text()].join('\n')
}

function toRequest(endpoint: Endpoint, path: string, { key, body, headers = {} }: CallOptions) {
  const hasBody = endpoint.body !== undefined
  return new Request(`http://localhost${path}`, {
    method: endpoint.method.toUpperCase(),
    headers: {
      ...(hasBody ? { 'content-type': 'application/json' } : {}),
      ...(typeof key === 'string' ? { 'x-api-key': key } : {}),
      ...headers,
    },
    ...(hasBody ? { body: JSON.stringify(body ?? endpoint.bodyExample) } : {}),
  })
}

const fill = ({ path }: Endpoint, value: string) =>
  path.replaceAll(/\{[^}]+\}/g, encodeURIComponent(value))

/** As credential, in URL, path, cookie and in header fields that have another purpose. */
function listOutside(endpoint: Endpoint, admin: string, mark: string): Request[] {
  const plain = fill(endpoint, 'shop')
  const at = (path: string, options: CallOptions) => toRequest(endpoint, path, options)
  const fields = ['idempotency-key', 'if-match', 'content-type', 'content-encoding']
  // A request id may be any word; that it is an old key, nobody can see.
  if (mark !== IMPORTED) fields.push('x-request-id')
  return [
    at(plain, { key: mark }),
    at(plain, { headers: { authorization: `Bearer ${mark}` } }),
    at(plain, { key: mark, headers: { authorization: `Bearer ${mark}` } }),
    at(plain, { headers: { authorization: `Basic ${mark}` } }),
    ...['', '&limit=x'].flatMap((more) =>
      ['api', 'name', 'owner', 'hint', 'prefix', 'cursor', 'limit', 'state', 'key', mark].flatMap(
        (name) => [
          at(`${plain}?${name}=${mark}${more}`, { key: admin }),
          at(`${plain}?${name}=${mark}${more}`, {}),
        ],
      ),
    ),
    at(fill(endpoint, mark), { key: admin }),
    at(fill(endpoint, mark), {}),
    at(plain, { headers: { cookie: `session=${mark}` } }),
    at(plain, { key: admin, headers: { cookie: `session=${mark}` } }),
    ...fields.map((field) => at(plain, { key: admin, headers: { [field]: mark } })),
  ]
}

/** The example of the endpoint, once with each of its places replaced by what `put` makes of it. */
function spoilEach(value: unknown, put: (before: unknown) => unknown): unknown[] {
  const spoilt = [put(value)]
  if (typeof value !== 'object' || value === null) return spoilt
  for (const [name, member] of Object.entries(value)) {
    for (const each of spoilEach(member, put)) {
      spoilt.push(
        Array.isArray(value)
          ? value.map((old, index) => (String(index) === name ? each : old))
          : { ...value, [name]: each },
      )
    }
  }
  return spoilt
}

const scoped = routes.filter(({ scope }) => scope !== null)

describe('a key that is sent to every route, everywhere', () => {
  it.each(routes.map((each) => [each.operationId, each] as const))(
    'is not repeated outside of the body: %s',
    async (_id, endpoint) => {
      const management = await openWithMarks()
      const { admin, shop } = management
      const unknown = admin.replace(/^keyward/, 'shop_live')
      const calls = [admin, shop, unknown, IMPORTED].flatMap((mark) =>
        listOutside(endpoint, admin, mark),
      )
      const seen = await collect(management, calls)
      for (const mark of [admin, shop, IMPORTED]) expect(seen).not.toContain(mark.slice(-30))
    },
  )

  it.each(
    scoped
      .filter(({ body }) => body !== undefined)
      .map((each) => [each.operationId, each] as const),
  )('is not repeated from any place of the body: %s', async (_id, endpoint) => {
    const management = await openWithMarks()
    const { admin, shop } = management
    const bodies = [
      ...spoilEach(endpoint.bodyExample, () => shop),
      ...spoilEach(endpoint.bodyExample, () => [shop]),
      ...spoilEach(endpoint.bodyExample, () => ({ [shop]: shop })),
      // Where a text belongs, any text may be stored and shown again.
      ...spoilEach(endpoint.bodyExample, (before) =>
        typeof before === 'string' ? before : { [IMPORTED]: IMPORTED },
      ),
      ...spoilEach(endpoint.bodyExample, (before) =>
        typeof before === 'string' ? [[IMPORTED]] : IMPORTED,
      ),
      { key: IMPORTED, api: 'shop' },
      { key: IMPORTED, api: 'shop', method: 'GET', path: '/v1/users' },
      { key: IMPORTED, api: 'nowhere' },
      { api: 'shop', rows: [{ key: IMPORTED }, { key: shop }, { key: `${IMPORTED} ` }] },
    ]
    const calls = bodies.map((body) =>
      toRequest(endpoint, fill(endpoint, 'shop'), { key: admin, body }),
    )
    const seen = await collect(management, calls)
    expect(seen).toContain('"status":400')
    for (const mark of [shop, IMPORTED]) expect(seen).not.toContain(mark.slice(-30))
  })

  it('is not repeated from JSON that breaks', async () => {
    const management = await openWithMarks()
    const { admin, shop } = management
    const calls = [shop, IMPORTED].flatMap((mark) =>
      [`{"key":"${mark}"`, `{"key":${mark}}`, mark, `["${mark}",]`].map(
        (body) =>
          new Request('http://localhost/v1/keys/verify', {
            method: 'POST',
            headers: { 'content-type': 'application/json', 'x-api-key': admin },
            body,
          }),
      ),
    )
    const seen = await collect(management, calls)
    expect(seen).toContain('not valid JSON')
    for (const mark of [shop, IMPORTED]) expect(seen).not.toContain(mark.slice(-30))
  })

  it('stands in the one answer that makes it, and there alone', async () => {
    const management = await openWithMarks()
    const { call, logLines, deps } = management
    const { json, text, headers } = await call('POST', '/v1/keys', { body: { api: 'shop' } })
    expect(text.split(json.secret)).toHaveLength(2)
    expect(JSON.stringify([...headers])).not.toContain(json.secret)
    const shown = await call('GET', `/v1/keys/${json.id}`)
    const listed = await call('GET', '/v1/keys')
    const rest = [shown.text, listed.text, ...logLines, await deps.metrics.text()].join('\n')
    expect(rest).toContain(json.id)
    expect(rest).not.toContain(json.secret.slice(-38))
  })
})
