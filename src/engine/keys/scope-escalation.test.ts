/** Attack: an admin with a narrow key makes, changes or finds one that may do more. */
import { describe, expect, it } from 'vitest'
import {
  createTestApi,
  createTestKey,
  openTestEngine,
  verify,
} from '../../../test/engine/open-test-engine.ts'
import { BUILTIN_API_ID } from '../apis/api-record.ts'
import { ensureBuiltinApi } from '../apis/builtin-api.ts'
import { updateApi } from '../apis/update-api.ts'
import type { Engine } from '../engine.ts'
import { GrantSet } from '../policy/grants.ts'
import { LOCAL_OPERATOR, type Principal } from '../principal.ts'
import { createRole } from '../roles/create-role.ts'
import { updateRole } from '../roles/update-role.ts'
import { createKey } from './create-key.ts'
import type { KeySettings } from './key-settings.ts'
import { updateKey } from './update-key.ts'

function principal(...scopes: string[]): Principal {
  const grants = new GrantSet(scopes.map((scope) => ({ scope, role: null })))
  return { id: 'key_narrowadmin', grants, address: null, requestId: null }
}

const narrow = principal('read:keys', 'write:keys', 'write:roles')

async function openManagement() {
  const { engine } = openTestEngine()
  await ensureBuiltinApi(engine)
  await createTestApi(engine, 'shop')
  return engine
}

function create(engine: Engine, who: Principal, settings: Partial<KeySettings>, apiId?: string) {
  return createKey(engine, who, { apiId: apiId ?? BUILTIN_API_ID, settings, idempotency: null })
}

function createReader(engine: Engine, who: Principal, name: string, scopes: readonly string[]) {
  const settings = { description: '', scopes }
  return createRole(engine, who, { apiId: BUILTIN_API_ID, name, settings, idempotency: null })
}

const refused = { code: 'scope_escalation', status: 403 }

describe('a narrow admin key', () => {
  it.each(['read:apis', 'write:apis', 'verify:keys', '*:*', '*:keys', 'write:*', 'read:*'])(
    'cannot grant what it does not hold: %s',
    async (scope) => {
      const engine = await openManagement()
      await expect(create(engine, narrow, { scopes: [scope] })).rejects.toMatchObject(refused)
      await expect(create(engine, narrow, { scopes: ['read:keys', scope] })).rejects.toMatchObject(
        refused,
      )
      await expect(createReader(engine, narrow, 'more', [scope])).rejects.toMatchObject(refused)
    },
  )

  it('can grant what it holds', async () => {
    const engine = await openManagement()
    const { key } = await create(engine, narrow, { scopes: ['read:keys', 'write:keys'] })
    expect(key.createdBy).toBe(narrow.id)
  })

  it('can grant what its wildcard covers, and no wider wildcard', async () => {
    const engine = await openManagement()
    const reader = principal('read:*')
    await create(engine, reader, { scopes: ['read:keys', 'read:*'] })
    await expect(create(engine, reader, { scopes: ['*:keys'] })).rejects.toMatchObject(refused)
    await expect(create(engine, reader, { scopes: ['*:*'] })).rejects.toMatchObject(refused)
  })

  it('cannot give a role that holds more', async () => {
    const engine = await openManagement()
    await createReader(engine, LOCAL_OPERATOR, 'owner', ['*:*'])
    await expect(create(engine, narrow, { roles: ['owner'] })).rejects.toMatchObject(refused)
  })

  it('cannot widen a role that its own key holds', async () => {
    const engine = await openManagement()
    await createReader(engine, narrow, 'mine', ['read:keys'])
    const widen = updateRole(engine, narrow, BUILTIN_API_ID, 'mine', { scopes: ['*:*'] })
    await expect(widen).rejects.toMatchObject(refused)
    await updateRole(engine, narrow, BUILTIN_API_ID, 'mine', { scopes: ['write:keys'] })
  })

  it('cannot change a key that holds more, not even to make it live on', async () => {
    const engine = await openManagement()
    const { key } = await createTestKey(engine, BUILTIN_API_ID, { scopes: ['*:*'], enabled: false })
    const less = { scopes: ['read:keys'], enabled: true }
    for (const changes of [{ enabled: true }, { expiresAtMs: null }, { name: 'mine' }, less]) {
      await expect(updateKey(engine, narrow, key.id, changes)).rejects.toMatchObject(refused)
    }
  })

  it('cannot widen its own key', async () => {
    const engine = await openManagement()
    const { key } = await create(engine, narrow, { scopes: ['write:keys'] })
    const widen = updateKey(engine, narrow, key.id, { scopes: ['write:keys', '*:*'] })
    await expect(widen).rejects.toMatchObject(refused)
  })

  it('cannot change the API that guards the management API', async () => {
    const engine = await openManagement()
    await expect(
      updateApi(engine, LOCAL_OPERATOR, BUILTIN_API_ID, { routes: [] }),
    ).rejects.toMatchObject({
      code: 'builtin_api',
    })
  })

  it('names what is not held', async () => {
    const engine = await openManagement()
    const scopes = ['read:keys', 'write:apis', 'verify:keys']
    await expect(create(engine, narrow, { scopes })).rejects.toThrow(
      'Not held: write:apis, verify:keys.',
    )
  })

  it('may grant every scope in other APIs: those are theirs to give out', async () => {
    const engine = await openManagement()
    await create(engine, narrow, { scopes: ['*:*'] }, 'shop')
  })
})

describe('fields that nobody may set', () => {
  const smuggled = {
    id: 'key_smuggled0000',
    apiId: BUILTIN_API_ID,
    createdBy: 'somebody else',
    revokedAtMs: null,
    imported: true,
    secrets: [],
    version: 99,
    surprise: 'a field that no key has',
  }

  it('do not come in with the settings of a new key', async () => {
    const engine = await openManagement()
    const { key } = await create(engine, LOCAL_OPERATOR, { ...smuggled, name: 'ci' }, 'shop')
    expect(key).toMatchObject({ apiId: 'shop', createdBy: 'local', imported: false, version: 1 })
    expect(key.id).not.toBe(smuggled.id)
    expect(key.secrets).toHaveLength(1)
    expect(key).not.toHaveProperty('surprise')
  })

  it('do not come in with changes of a key', async () => {
    const engine = await openManagement()
    const { key, text } = await createTestKey(engine, 'shop')
    const changed = await updateKey(engine, LOCAL_OPERATOR, key.id, { ...smuggled, name: 'ci' })
    expect(changed).toEqual({ ...key, name: 'ci', version: 2 })
    expect((await verify(engine, 'shop', text)).allowed).toBe(true)
  })

  it('do not come in with changes of an API or a role', async () => {
    const engine = await openManagement()
    const changed = await updateApi(engine, LOCAL_OPERATOR, 'shop', { ...smuggled, name: 'Shop' })
    expect(changed).toMatchObject({ id: 'shop', name: 'Shop', version: 2 })
    expect(changed).not.toHaveProperty('surprise')
    await createReader(engine, LOCAL_OPERATOR, 'reader', ['read:keys'])
    const smuggledRole = { ...smuggled, description: 'x' }
    const role = await updateRole(engine, LOCAL_OPERATOR, BUILTIN_API_ID, 'reader', smuggledRole)
    expect(role).toMatchObject({ apiId: BUILTIN_API_ID, name: 'reader', version: 2 })
    expect(role).not.toHaveProperty('surprise')
  })
})
