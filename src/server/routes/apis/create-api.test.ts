import { describe, expect, it } from 'vitest'
import { openManagement } from '../../../../test/fixtures/open-management.ts'

const blog = {
  id: 'blog',
  prefix: 'blog_live',
  upstream: 'http://127.0.0.1:5000',
  scopes: [{ name: 'read:posts' }],
  routes: [{ method: 'GET', path: '/posts/{id}', scopes: ['read:posts'] }],
  rateLimits: [{ name: 'default', limit: 10, windowMs: 1_000 }],
  quota: { limit: 100, period: 'day' },
}

describe('201', () => {
  it('answers the API with what was left out filled in', async () => {
    const { call } = await openManagement()
    const { status, json, headers } = await call('POST', '/v1/apis', { body: blog })
    expect(status).toBe(201)
    expect(headers.get('location')).toBe('/v1/apis/blog')
    expect(json).toEqual({
      ...blog,
      name: 'blog',
      scopes: [{ name: 'read:posts', description: '' }],
      routes: [{ ...blog.routes[0], public: false, cost: 1 }],
      rateLimits: [{ name: 'default', limit: 10, windowMs: 1_000, per: 'key' }],
      quota: { limit: 100, period: 'day', per: 'key' },
      keyPolicy: {
        maxLifetimeMs: null,
        defaultLifetimeMs: null,
        rotateEveryMs: null,
        rotationGraceMs: 86_400_000,
        onExposure: 'notify',
        onLeak: 'notify',
        tokenLifetimeMsMax: 900_000,
        tokenAudiences: [],
        requireDpop: false,
      },
      createdAt: '2026-01-15T12:00:00.000Z',
      updatedAt: '2026-01-15T12:00:00.000Z',
      version: 1,
    })
  })

  it('needs the id alone', async () => {
    const { call } = await openManagement()
    const { json } = await call('POST', '/v1/apis', { body: { id: 'news' } })
    expect(json).toMatchObject({ id: 'news', prefix: 'news_live', upstream: null, routes: [] })
  })
})

describe('a key policy', () => {
  it('is given in part, and refused with the place of the mistake', async () => {
    const { call } = await openManagement()
    const keyPolicy = { maxLifetimeMs: 86_400_000, onLeak: 'revoke' }
    const { text } = await call('POST', '/v1/apis', { body: { id: 'news', keyPolicy } })
    expect(JSON.parse(text).keyPolicy).toMatchObject({ ...keyPolicy, onExposure: 'notify' })
    for (const [wrong, at] of [
      [{ maxLifetimeMs: 1 }, '/keyPolicy/maxLifetimeMs'],
      [{ onLeak: 'shout' }, '/keyPolicy/onLeak'],
      [{ maxLifetime: '1d' }, '/keyPolicy/maxLifetime'],
    ] as const) {
      const body = { keyPolicy: wrong }
      const { status, json } = await call('PATCH', '/v1/apis/news', { body })
      expect([status, json.errors[0].at]).toEqual([400, at])
    }
  })
})

describe('200', () => {
  it('answers what the same Idempotency-Key made before, and makes nothing new', async () => {
    const { call } = await openManagement()
    const headers = { 'idempotency-key': 'first' }
    const first = await call('POST', '/v1/apis', { body: blog, headers })
    const again = await call('POST', '/v1/apis', { body: blog, headers })
    expect(first.headers.get('idempotency-replayed')).toBeNull()
    expect(again.status).toBe(200)
    expect(again.headers.get('idempotency-replayed')).toBe('true')
    expect(again.json).toEqual(first.json)
  })

  it('takes the same members in another order for the same body', async () => {
    const { call } = await openManagement()
    const headers = { 'idempotency-key': 'first' }
    await call('POST', '/v1/apis', { body: { id: 'a1', name: 'A' }, headers })
    const again = await call('POST', '/v1/apis', { body: { name: 'A', id: 'a1' }, headers })
    expect(again.status).toBe(200)
  })
})

describe('400', () => {
  it('names every wrong field, typos too', async () => {
    const { call } = await openManagement()
    const body = {
      ...blog,
      upstreem: 'x',
      routes: [{ method: 'GET', path: 5, scope: [] }],
      rateLimits: [{ name: 'default', limit: '10' }],
    }
    const { status, json } = await call('POST', '/v1/apis', { body })
    expect(status).toBe(400)
    expect(json.errors.map(({ at }) => at).sort()).toEqual([
      '/rateLimits/0/limit',
      '/rateLimits/0/windowMs',
      '/routes/0/path',
      '/routes/0/scope',
      '/upstreem',
    ])
    expect(json.errors).toContainEqual({
      at: '/routes/0/scope',
      message: 'is not a known field; known are method, path, scopes, public, cost',
    })
  })

  it('names what has the right type and the wrong meaning', async () => {
    const { call } = await openManagement()
    const { status, json } = await call('POST', '/v1/apis', { body: { ...blog, prefix: 'Bad' } })
    expect(status).toBe(400)
    expect(json.errors[0].at).toBe('/prefix')
  })

  it('refuses the id of the built-in API', async () => {
    const { call } = await openManagement()
    const { status, json } = await call('POST', '/v1/apis', { body: { id: 'keyward' } })
    expect(status).toBe(400)
    expect(json.errors[0].at).toBe('/id')
  })
})

describe('409', () => {
  it('refuses an id or a prefix that is taken', async () => {
    const { call } = await openManagement()
    const taken = await call('POST', '/v1/apis', { body: { id: 'shop', prefix: 'other' } })
    const prefix = await call('POST', '/v1/apis', { body: { id: 'other', prefix: 'shop_live' } })
    expect([taken.status, taken.json.code]).toEqual([409, 'already_exists'])
    expect([prefix.status, prefix.json.code]).toEqual([409, 'already_exists'])
  })
})

describe('422', () => {
  it('refuses the Idempotency-Key of another body', async () => {
    const { call } = await openManagement()
    const headers = { 'idempotency-key': 'first' }
    await call('POST', '/v1/apis', { body: { id: 'a1' }, headers })
    const other = await call('POST', '/v1/apis', { body: { id: 'b2' }, headers })
    expect([other.status, other.json.code]).toEqual([422, 'idempotency_key_reused'])
  })
})
