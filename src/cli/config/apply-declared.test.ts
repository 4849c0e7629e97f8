import { describe, expect, it } from 'vitest'
import { openMemoryEngine } from '../../../test/fixtures/open-memory-engine.ts'
import { getApi } from '../../engine/apis/get-api.ts'
import { applyDeclared } from './apply-declared.ts'
import type { DeclaredApi } from './declared-api.ts'

const route = { method: 'GET', path: '/users', scopes: ['read:users'], public: false, cost: 1 }

function declare(
  settings: DeclaredApi['settings'],
  roles: Record<string, readonly string[]> = {},
  addsScopes = false,
): DeclaredApi {
  const entries = Object.entries(roles).map(
    ([name, scopes]) => [name, { description: '', scopes }] as const,
  )
  return { id: 'shop', settings, addsScopes, roles: new Map(entries) }
}

describe('applyDeclared', () => {
  it('makes what is not there, and leaves alone what is as declared', async () => {
    const engine = await openMemoryEngine()
    const blog: DeclaredApi = {
      ...declare({ routes: [route] }, { reader: ['read:*'] }),
      id: 'blog',
    }
    expect(await applyDeclared(engine, [blog])).toEqual([
      { target: 'blog', change: 'created', fields: [] },
      { target: 'blog/reader', change: 'created', fields: [] },
    ])
    expect(await applyDeclared(engine, [blog])).toEqual([])
    expect((await getApi(engine, 'blog')).api.version).toBe(1)
  })

  it('changes what differs, names it, and deletes nothing', async () => {
    const engine = await openMemoryEngine({ routes: [route], name: 'Shop' })
    await applyDeclared(engine, [declare({}, { reader: ['read:*'], writer: ['write:*'] })])
    const applied = await applyDeclared(engine, [
      declare({ upstream: 'http://x:1', routes: [route] }, { reader: ['read:users'] }),
    ])
    expect(applied).toEqual([
      { target: 'shop', change: 'updated', fields: ['upstream'] },
      { target: 'shop/reader', change: 'updated', fields: ['scopes'] },
    ])
    const { api, roles } = await getApi(engine, 'shop')
    expect(api).toMatchObject({ name: 'Shop', upstream: 'http://x:1', routes: [route] })
    expect([...roles.keys()].sort()).toEqual(['reader', 'writer'])
  })

  it('keeps scopes that are known already when a document brings others', async () => {
    const scope = (name: string) => ({ name, description: '' })
    const engine = await openMemoryEngine({ scopes: [scope('read:old')] })
    await applyDeclared(engine, [declare({ scopes: [scope('read:users')] }, {}, true)])
    const names = async () => (await getApi(engine, 'shop')).api.scopes.map(({ name }) => name)
    expect(await names()).toEqual(['read:users', 'read:old'])
    await applyDeclared(engine, [declare({ scopes: [scope('read:users')] }, {}, true)])
    expect((await getApi(engine, 'shop')).api.version).toBe(2)
    await applyDeclared(engine, [declare({ scopes: [scope('read:users')] })])
    expect(await names()).toEqual(['read:users'])
  })

  it('names the API when the engine refuses', async () => {
    const engine = await openMemoryEngine()
    const taken: DeclaredApi = { ...declare({ prefix: 'shop_live' }), id: 'blog' }
    await expect(applyDeclared(engine, [taken])).rejects.toMatchObject({
      code: 'already_exists',
      message: expect.stringContaining('API blog'),
    })
  })
})
