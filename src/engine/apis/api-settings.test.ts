import { describe, expect, it } from 'vitest'
import {
  createTestApi,
  createTestKey,
  openTestEngine,
} from '../../../test/engine/open-test-engine.ts'
import { limits } from '../../base/limits.ts'
import { revokeKey } from '../keys/revoke-key.ts'
import { LOCAL_OPERATOR } from '../principal.ts'
import type { RoutePolicy } from './api-record.ts'
import type { ApiSettings } from './api-settings.ts'
import { createDefaultPrefix } from './create-api.ts'
import { deleteApi } from './delete-api.ts'
import { updateApi } from './update-api.ts'

function route(path: string, more: Partial<RoutePolicy> = {}): RoutePolicy {
  return { method: 'GET', path, scopes: [], public: false, cost: 1, ...more }
}

async function atOf(trying: Promise<unknown>): Promise<string[]> {
  const error = await trying.then(
    () => undefined,
    (reason) => reason,
  )
  expect(error).toMatchObject({ code: 'invalid_request' })
  return error.details.errors.map((each: { at: string }) => each.at)
}

describe('the settings of an API', () => {
  const scope = { name: 'read:users', description: '' }
  it.each<[string, Partial<ApiSettings>, string]>([
    ['a name with a control character', { name: 'a\u0000b' }, '/name'],
    ['a prefix in capitals', { prefix: 'Shop' }, '/prefix'],
    ['a prefix of one letter', { prefix: 's' }, '/prefix'],
    ['a prefix with a hyphen', { prefix: 'shop-live' }, '/prefix'],
    ['the prefix of admin keys', { prefix: 'keyward' }, '/prefix'],
    ['a prefix that admin keys could be taken for', { prefix: 'keyward_live' }, '/prefix'],
    ['an upstream of another kind', { upstream: 'file:///etc/passwd' }, '/upstream'],
    ['an upstream with a password', { upstream: 'http://user:secret@host/' }, '/upstream'],
    ['an upstream with a query', { upstream: 'http://host/?x=1' }, '/upstream'],
    ['an upstream that is no URL', { upstream: 'host' }, '/upstream'],
    ['a wildcard in the catalogue', { scopes: [{ ...scope, name: 'read:*' }] }, '/scopes/0/name'],
    ['a scope that is listed twice', { scopes: [scope, scope] }, '/scopes/1/name'],
    [
      'a long description',
      { scopes: [{ ...scope, description: 'x'.repeat(201) }] },
      '/scopes/0/description',
    ],
    [
      'a description over two lines',
      { scopes: [{ ...scope, description: 'a\nb' }] },
      '/scopes/0/description',
    ],
    ['too large a catalogue', { scopes: Array(limits.scopesPerApiMax + 1).fill(scope) }, '/scopes'],
    ['too many routes', { routes: Array(limits.routesPerApiMax + 1).fill(route('/')) }, '/routes'],
  ])('cannot be %s', async (_what, settings, at) => {
    const { engine } = openTestEngine()
    await createTestApi(engine, 'bank')
    expect(await atOf(createTestApi(engine, 'shop', settings))).toContain(at)
    expect(await atOf(updateApi(engine, LOCAL_OPERATOR, 'bank', settings))).toContain(at)
  })

  it.each(['', 'Shop', '-shop', '_shop', 'shop.live', 'keyward', 'x'.repeat(65), 'shop\n'])(
    'cannot have the id "%s"',
    async (id) => {
      const { engine } = openTestEngine()
      expect(await atOf(createTestApi(engine, id))).toEqual(['/id'])
    },
  )

  it('keep an API apart from another with the same prefix or id', async () => {
    const { engine } = openTestEngine()
    await createTestApi(engine, 'shop')
    for (const [id, prefix] of [
      ['shop', 'other_live'],
      ['other', 'shop_live'],
    ] as const) {
      await expect(createTestApi(engine, id, { prefix })).rejects.toMatchObject({
        code: 'already_exists',
      })
    }
  })

  it('bound how many APIs there are', async () => {
    const { engine } = openTestEngine()
    for (let made = 0; made < limits.apisMax; made++) {
      await createTestApi(engine, `api-${made}`, { prefix: `api_${made}` })
    }
    await expect(createTestApi(engine, 'one-more')).rejects.toThrow('as many APIs as there may be')
  })
})

describe('createDefaultPrefix', () => {
  it.each([
    ['shop', 'shop_live'],
    ['my-shop_2', 'myshop2_live'],
    ['2nd', 'nd_live'],
    ['42', 'api_live'],
    ['x'.repeat(64), `${'x'.repeat(18)}_live`],
  ])('makes of %s the prefix %s', (id, prefix) => {
    expect(createDefaultPrefix(id)).toBe(prefix)
  })
})

describe('the routes of an API', () => {
  it.each([
    '/v1/users/{id}',
    '/',
    '/v1/files/{rest*}',
    '/v1/{a}/{b.c}/{d-e}',
    '/v1/users/',
    '/.well-known/jwks.json',
    '/v1/a:b@c',
  ])('may have the path %s', async (path) => {
    const { engine } = openTestEngine()
    await createTestApi(engine, 'shop', { routes: [route(path)] })
  })

  it.each([
    '',
    'v1/users',
    '//v1',
    '/v1/../users',
    '/v1/./users',
    '/v1/us%65rs',
    '/v1/a%20b',
    '/v1/{id',
    '/v1/id}',
    '/v1/x{id}',
    '/v1/{}',
    '/v1/{*}',
    '/v1/{a}{b}',
    '/v1/{rest*}/x',
    '/v1/{rest**}',
    '/v1/*',
    '/v1/users;a=b',
    '/v1/users?x',
    '/v1/users#x',
    '/v1\\users',
    '/caf\u00e9',
    '/v1/a b',
    `/${'x'.repeat(512)}`,
  ])('cannot have the path %s: no request would match it', async (path) => {
    const { engine } = openTestEngine()
    const creating = createTestApi(engine, 'shop', { routes: [route(path)] })
    expect(await atOf(creating)).toEqual(['/routes/0/path'])
  })

  it.each<[string, Partial<RoutePolicy>, string]>([
    ['a method in small letters', { method: 'get' }, '/routes/0/method'],
    ['an unknown method', { method: 'PURGE' }, '/routes/0/method'],
    ['a wildcard as scope', { scopes: ['read:*'] }, '/routes/0/scopes/0'],
    ['scopes and public', { scopes: ['read:users'], public: true }, '/routes/0/public'],
    ['a negative cost', { cost: -1 }, '/routes/0/cost'],
    ['half a cost', { cost: 0.5 }, '/routes/0/cost'],
  ])('cannot have %s', async (_what, more, at) => {
    const { engine } = openTestEngine()
    const creating = createTestApi(engine, 'shop', { routes: [route('/v1/users', more)] })
    expect(await atOf(creating)).toEqual([at])
  })

  it.each([
    ['/v1/users', '/v1/users'],
    ['/v1/users', '/v1/users/'],
    ['/v1/{id}', '/v1/{name}'],
    ['/v1/{rest*}', '/v1/{all*}'],
  ])('cannot be the same twice, or one would silently win: %s and %s', async (first, second) => {
    const { engine } = openTestEngine()
    const routes = [route(first, { scopes: ['admin:users'] }), route(second, { public: true })]
    expect(await atOf(createTestApi(engine, 'shop', { routes }))).toEqual(['/routes/1'])
  })

  it('may have one path for two methods, and a parameter beside a rest', async () => {
    const { engine } = openTestEngine()
    const routes = [
      route('/v1/users'),
      route('/v1/users', { method: 'POST' }),
      route('/v1/{id}'),
      route('/v1/{rest*}'),
    ]
    await createTestApi(engine, 'shop', { routes })
  })
})

describe('deleteApi', () => {
  it('refuses while a key of it is alive, and for the built-in one', async () => {
    const { engine } = openTestEngine()
    await createTestApi(engine, 'shop')
    const { key } = await createTestKey(engine, 'shop')
    await expect(deleteApi(engine, LOCAL_OPERATOR, 'shop')).rejects.toMatchObject({
      code: 'api_not_empty',
    })
    await expect(deleteApi(engine, LOCAL_OPERATOR, 'keyward')).rejects.toMatchObject({
      code: 'builtin_api',
    })
    await expect(deleteApi(engine, LOCAL_OPERATOR, 'nowhere')).rejects.toMatchObject({
      code: 'api_not_found',
    })
    await revokeKey(engine, LOCAL_OPERATOR, key.id, null)
    await deleteApi(engine, LOCAL_OPERATOR, 'shop')
    expect(await engine.storage.findApi('shop')).toBeUndefined()
  })
})
