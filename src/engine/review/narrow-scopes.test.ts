import { describe, expect, it } from 'vitest'
import {
  createTestApi,
  createTestKey,
  openTestEngine,
  verdictOf,
} from '../../../test/engine/open-test-engine.ts'
import { ensureBuiltinApi } from '../apis/builtin-api.ts'
import { revokeKey } from '../keys/revoke-key.ts'
import { updateKey } from '../keys/update-key.ts'
import { GrantSet } from '../policy/grants.ts'
import { LOCAL_OPERATOR } from '../principal.ts'
import { narrowScopes } from './narrow-scopes.ts'

async function open(scopes: readonly string[] = ['read:*', 'write:users']) {
  const { engine, clock } = openTestEngine()
  await createTestApi(engine, 'shop')
  return { engine, clock, ...(await createTestKey(engine, 'shop', { scopes })) }
}

describe('narrowScopes', () => {
  it('holds from the next request on, and leaves an event and a revocation', async () => {
    const { engine, key, text } = await open()
    const proposal = { scopes: ['read:users'], roles: [] }
    const narrowed = await narrowScopes(engine, LOCAL_OPERATOR, key.id, proposal, key.version)
    expect(narrowed).toMatchObject({ ...proposal, version: 2 })
    expect(await verdictOf(engine, 'shop', text, { scopes: ['read:users'] })).toBe('allowed')
    const denied = await verdictOf(engine, 'shop', text, { scopes: ['read:posts'] })
    expect(denied).toBe('insufficient_scope')
    const { items } = await engine.storage.listAuditEvents(
      { action: 'key.scopes_narrowed' },
      { cursor: null, size: 10 },
    )
    expect(items).toMatchObject([
      {
        target: { kind: 'key', id: key.id },
        before: { scopes: ['read:*', 'write:users'] },
        after: { scopes: ['read:users'] },
      },
    ])
    expect(await engine.storage.readRevocations(0, 10)).toMatchObject([
      { keyId: key.id, reason: 'changed' },
    ])
  })

  it('changes nothing, and tells nothing, when the key holds just that', async () => {
    const { engine, key } = await open(['read:users'])
    const proposal = { scopes: ['read:users'], roles: [] }
    const same = await narrowScopes(engine, LOCAL_OPERATOR, key.id, proposal, key.version)
    expect(same.version).toBe(1)
  })

  it.each([
    [{ scopes: ['read:users', 'delete:users'], roles: [] }, '/scopes/1'],
    [{ scopes: ['*:*'], roles: [] }, '/scopes/0'],
    [{ scopes: ['*:users'], roles: [] }, '/scopes/0'],
    [{ scopes: [], roles: ['admin'] }, '/roles/0'],
  ])('refuses %j, which the key does not hold', async (proposal, at) => {
    const { engine, key } = await open()
    const refused = narrowScopes(engine, LOCAL_OPERATOR, key.id, proposal, key.version)
    await expect(refused).rejects.toMatchObject({
      code: 'invalid_request',
      details: { errors: [{ at }] },
    })
  })

  it('refuses a key that was changed since it was seen, or revoked', async () => {
    const { engine, key } = await open()
    const proposal = { scopes: ['read:users'], roles: [] }
    await updateKey(engine, LOCAL_OPERATOR, key.id, { name: 'other' })
    const stale = narrowScopes(engine, LOCAL_OPERATOR, key.id, proposal, key.version)
    await expect(stale).rejects.toMatchObject({ code: 'conflict' })
    const { version } = await revokeKey(engine, LOCAL_OPERATOR, key.id, null)
    const gone = narrowScopes(engine, LOCAL_OPERATOR, key.id, proposal, version)
    await expect(gone).rejects.toMatchObject({ code: 'conflict' })
  })

  it('lets nobody set scopes of an admin key that they do not hold', async () => {
    const { engine } = openTestEngine()
    await ensureBuiltinApi(engine)
    const { key } = await createTestKey(engine, 'keyward', { scopes: ['read:*'] })
    const grants = new GrantSet([{ scope: 'write:keys', role: null }])
    const principal = { ...LOCAL_OPERATOR, id: 'key_1', grants }
    const proposal = { scopes: ['read:keys'], roles: [] }
    const refused = narrowScopes(engine, principal, key.id, proposal, key.version)
    await expect(refused).rejects.toMatchObject({ code: 'scope_escalation' })
  })
})
