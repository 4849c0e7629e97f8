import { describe, expect, it } from 'vitest'
import { scanSample } from '../../../../test/scanner/serve-sample.ts'
import type { SampleRequest } from '../sample.ts'
import { json, keyedSample, keylessSample, type SoundApi, sampleKeys } from '../sample-api.ts'

const routes: SoundApi['routes'] = { 'GET /v1/users': () => json([{ id: 41, name: 'Ann' }]) }
const firstKey = sampleKeys['first'] ?? ''
const tooMany = { ...json({ error: 'slow down' }, 429), headers: { 'retry-after': '0' } }
const undeclared = { components: {}, security: [] }

function basic(request: SampleRequest): string | null {
  const encoded = request.headers['authorization']?.replace(/^Basic /, '')
  if (encoded === undefined) return null
  return Buffer.from(encoded, 'base64').toString().replace(/:$/, '')
}

function scheme(name: string): SoundApi['readKey'] {
  return ({ headers }) => {
    const [given = '', key = null] = (headers['authorization'] ?? '').split(' ')
    return given.toLowerCase() === name ? key : null
  }
}

/** None of them is declared by the document. */
const placements: Readonly<Record<string, NonNullable<SoundApi['readKey']>>> = {
  'header X-API-Key': ({ headers }) => headers['x-api-key'] ?? null,
  'header Authorization: Bearer': scheme('bearer') ?? (() => null),
  'header Authorization: ApiKey': scheme('apikey') ?? (() => null),
  'header Authorization: Token': scheme('token') ?? (() => null),
  'header Authorization': ({ headers }) => headers['authorization'] ?? null,
  'header Api-Key': ({ headers }) => headers['api-key'] ?? null,
  'header apikey': ({ headers }) => headers['apikey'] ?? null,
  'header X-Auth-Token': ({ headers }) => headers['x-auth-token'] ?? null,
  'header X-Api-Token': ({ headers }) => headers['x-api-token'] ?? null,
  'header X-Admin-Key': ({ headers }) => headers['x-admin-key'] ?? null,
  'query api_key': ({ query }) => query.get('api_key'),
  'query access_token': ({ query }) => query.get('access_token'),
  'cookie token': ({ headers }) => /token=([^;]+)/.exec(headers['cookie'] ?? '')?.[1] ?? null,
  'header X-Access-Token': ({ headers }) => headers['x-access-token'] ?? null,
}

const refusals: Readonly<Record<string, NonNullable<SoundApi['refuse']>>> = {
  '200 and success: false': () => json({ success: false, message: 'no' }),
  '200 in words of its own': () => json({ greeting: 'Hello stranger, come in when you are known' }),
  '200 and an empty list': () => json([]),
  '404': () => json({ error: 'not found' }, 404),
  'a redirect': () => ({ status: 302, headers: { location: '/login' } }),
  'a page': () => ({
    status: 200,
    headers: { 'content-type': 'text/html' },
    body: '<html><body><h1>Welcome to our shop</h1></body></html>',
  }),
  '400': () => ({ status: 400, headers: { 'content-type': 'text/plain' }, body: 'Bad Request' }),
  '500': () => json({ error: 'Internal Server Error' }, 500),
}

describe('proveKeys', () => {
  it.each(Object.entries(placements))('finds undeclared keys in %s', async (name, readKey) => {
    const sample = keyedSample('x', { routes, readKey, document: undeclared })
    const { report } = await scanSample(sample, [])
    expect(report.coverage.keys).toMatchObject([
      { name: 'first', proven: true, placement: name },
      { name: 'second', proven: true, placement: name },
    ])
  })

  it.each(Object.entries(refusals))('proves keys where strangers get %s', async (_, refuse) => {
    const { report } = await scanSample(keyedSample('x', { routes, refuse }), [])
    expect(report.coverage.keyProven).toBe(true)
    const row = report.matrix?.rows.find((each) => each.operation.path === '/v1/users')
    expect(row?.access.slice(2)).toEqual(['open', 'open'])
    expect(['refused', 'failed']).toContain(row?.access[0])
    expect(['refused', 'failed']).toContain(row?.access[1])
  })

  it.each([
    ['query api_token', { type: 'apiKey', in: 'query', name: 'api_token' }],
    ['cookie session_key', { type: 'apiKey', in: 'cookie', name: 'session_key' }],
    ['header X-Shop-Key', { type: 'apiKey', in: 'header', name: 'X-Shop-Key' }],
  ])('finds keys where the document declares them: %s', async (placement, declared) => {
    const document = { components: { securitySchemes: { key: declared } }, security: [{ key: [] }] }
    const readKey = ({ headers, query }: SampleRequest) =>
      query.get('api_token') ??
      headers['x-shop-key'] ??
      /session_key=([^;]+)/.exec(headers['cookie'] ?? '')?.[1] ??
      null
    const { report } = await scanSample(keyedSample('x', { routes, readKey, document }), [])
    expect(report.coverage.keys[0]).toMatchObject({ proven: true, placement })
  })

  it.each([
    ['header X-Shop-Token', { error: 'send your key in X-Shop-Token' }],
    ['header x-shop-token', { detail: [{ loc: ['header', 'x-shop-token'] }] }],
    ['query shop_key', { error: 'missing query parameter: shop_key' }],
  ])('believes a refusal that says where keys belong: %s', async (placement, said) => {
    const readKey = ({ headers, query }: SampleRequest) =>
      query.get('shop_key') ?? headers['x-shop-token'] ?? null
    const refuse = () => json(said, 422)
    const sample = keyedSample('x', { routes, readKey, refuse, document: undeclared })
    const { report } = await scanSample(sample, [])
    expect(report.coverage.keys[0]).toMatchObject({ proven: true, placement })
  })

  it('sends a user and a password as Basic', async () => {
    const pair = `ann:${'correct-horse'}-battery`
    const sample = keyedSample('x', { routes, readKey: basic, keys: [pair], document: null })
    const { report } = await scanSample({ ...sample, keys: { ann: pair } }, [])
    expect(report.coverage.keys[0]?.placement).toBe('header Authorization: Basic')
  })

  it('takes 403 to a key, against 401 to strangers, for a weak proof', async () => {
    const sample = keyedSample('x', {
      routes: { 'GET /v1/users': () => json({ error: 'scope' }, 403) },
    })
    const { report } = await scanSample(sample, [])
    expect(report.coverage.keyProven).toBe(true)
    expect(report.matrix?.rows[0]?.access.slice(2)).toEqual(['refused', 'refused'])
  })

  it('proves keys where guesses are stopped already, as in a second scan', async () => {
    const sample = keyedSample('x', {
      routes,
      refuse: (_, sent) => (sent === null ? json({ error: 'unauthorized' }, 401) : tooMany),
    })
    const { report } = await scanSample(sample, [])
    expect(report.coverage.keys.map((each) => each.proven)).toEqual([true, true])
  })

  it('proves nothing where a limit stops everybody', async () => {
    let asked = 0
    const sample = keyedSample('x', {
      routes: { 'GET /v1/users': () => (asked++ === 0 ? json([{ id: 41 }]) : tooMany) },
      refuse: (_, sent) => (sent === null ? json({ error: 'unauthorized' }, 401) : tooMany),
    })
    const { report } = await scanSample({ ...sample, keys: { first: firstKey } }, [])
    expect(report.coverage.keys.map((each) => each.proven)).toEqual([false])
  })

  it('proves nothing where everything is open', async () => {
    const open = { 'GET /v1/users': { handle: () => json([{ id: 1 }]), isPublic: true } }
    const { report } = await scanSample(
      keyedSample('x', { routes: open }, { keys: sampleKeys }),
      [],
    )
    expect(report.coverage.keys.map((each) => each.proven)).toEqual([false, false])
    expect(report.complete).toBe(false)
  })

  it('does not try revoked keys', async () => {
    const sample = keylessSample('x', { routes }, { revokedKeys: { old: firstKey } })
    const { report } = await scanSample(sample, [])
    expect(report.coverage.keys).toMatchObject([{ name: 'old', proven: false }])
  })
})
