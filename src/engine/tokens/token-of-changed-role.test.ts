/** Attack: a token goes on with what a role, or the policy of its API, gave when it was made. */
import fc from 'fast-check'
import { decodeJwt, type JWTPayload } from 'jose'
import { describe, expect, it } from 'vitest'
import { issueTestToken } from '../../../test/engine/issue-test-token.ts'
import {
  createTestApi,
  createTestKey,
  openTestEngine,
  verdictOf,
} from '../../../test/engine/open-test-engine.ts'
import type { ApiWithRoles } from '../apis/api-record.ts'
import { deleteApi } from '../apis/delete-api.ts'
import { updateApi } from '../apis/update-api.ts'
import type { Engine } from '../engine.ts'
import { listEffectiveScopes } from '../keys/list-effective-scopes.ts'
import { updateKey } from '../keys/update-key.ts'
import { coversScope } from '../policy/scope.ts'
import { LOCAL_OPERATOR } from '../principal.ts'
import { createRole } from '../roles/create-role.ts'
import { deleteRole } from '../roles/delete-role.ts'
import { updateRole } from '../roles/update-role.ts'
import { identifySubject } from './identify-subject.ts'
import { issueToken } from './issue-token.ts'

function makeRole(engine: Engine, apiId: string, name: string, scopes: readonly string[]) {
  const settings = { description: '', scopes }
  return createRole(engine, LOCAL_OPERATOR, { apiId, name, settings, idempotency: null })
}

async function openShop() {
  const { engine, clock } = openTestEngine()
  for (const id of ['shop', 'crm']) {
    await createTestApi(engine, id)
    await makeRole(engine, id, 'reader', ['read:users', 'read:orders'])
  }
  await makeRole(engine, 'shop', 'writer', ['write:*'])
  const roles = ['reader', 'writer']
  const { key, text } = await createTestKey(engine, 'shop', { scopes: ['read:users'], roles })
  const verdict = (token: string, scope: string) =>
    verdictOf(engine, 'shop', token, { scopes: [scope] })
  return { engine, clock, key, text, verdict }
}

const change = (engine: Engine, scopes: readonly string[], apiId = 'shop') =>
  updateRole(engine, LOCAL_OPERATOR, apiId, 'reader', { scopes })

async function entriesOf(engine: Engine) {
  const entries = await engine.storage.readRevocations(0, 100)
  return entries.map(({ apiId, keyId, role }) => ({ apiId, keyId, role }))
}

describe('a token names the roles that its scopes come from', () => {
  it.each<[string, readonly string[] | undefined]>([
    ['read:users', undefined],
    ['read:orders', ['reader']],
    ['read:users write:users', ['writer']],
    ['read:orders write:*', ['reader', 'writer']],
  ])('%s: %j', async (scope, roles) => {
    const { engine, text } = await openShop()
    expect(decodeJwt(await issueTestToken(engine, text, { scope }))['scope_roles']).toEqual(roles)
  })

  it('as it stands now when it is made from another token', async () => {
    const { engine, key, text } = await openShop()
    const first = await issueTestToken(engine, text, { scope: 'read:users' })
    await updateKey(engine, LOCAL_OPERATOR, key.id, { scopes: [] })
    const second = await issueTestToken(engine, first)
    expect(decodeJwt(second)).toMatchObject({ scope: 'read:users', scope_roles: ['reader'] })
  })

  it('or is not made where it would be too long with all that it has to say', async () => {
    const { engine } = await openShop()
    const addresses = Array.from({ length: 100 }, (_, n) => `2001:db8:aaaa:bbbb:cccc:d:${n}:1/128`)
    const { text } = await createTestKey(engine, 'shop', {
      scopes: [],
      roles: ['reader'],
      addresses,
    })
    const issue = async (wanted: string | null) => {
      const live = await identifySubject(engine, text, [])
      if (live === undefined) throw new Error('no key')
      const wishes = { scope: null, audience: [], addresses: wanted, lifetimeSeconds: null }
      const address = '2001:db8:aaaa:bbbb:cccc:d:7:1'
      return issueToken(engine, { live, wishes, address, proveSender: null })
    }
    const detail = expect.stringContaining('2 scopes, 1 roles and 100 blocks of addresses')
    expect(await issue(null)).toMatchObject({ outcome: 'refused', code: 'invalid_scope', detail })
    expect(await issue(addresses[7] ?? '')).toMatchObject({ outcome: 'issued' })
  })
})

describe('a role that gives less', () => {
  it('takes it from tokens at once, and offline verifiers are told of it', async () => {
    const { engine, text, verdict } = await openShop()
    const token = await issueTestToken(engine, text)
    expect(await verdict(token, 'read:orders')).toBe('allowed')
    await change(engine, ['read:users'])
    expect(await verdict(token, 'read:orders')).toBe('insufficient_scope')
    expect(await verdict(token, 'read:users')).toBe('allowed')
    expect(await entriesOf(engine)).toEqual([{ apiId: 'shop', keyId: null, role: 'reader' }])
  })

  it('is told once, however often it is toggled, beside its namesake in another API', async () => {
    const { engine, clock } = await openShop()
    await change(engine, [], 'crm')
    for (let round = 0; round < 5; round++) {
      clock.advanceMs(1_000)
      await change(engine, [])
      await change(engine, ['read:*'])
    }
    expect(await entriesOf(engine)).toEqual([
      { apiId: 'crm', keyId: null, role: 'reader' },
      { apiId: 'shop', keyId: null, role: 'reader' },
    ])
    const last = (await engine.storage.readRevocations(0, 100)).at(-1)
    expect(last).toMatchObject({ issuedBeforeMs: clock.nowMs() + 1, reason: 'changed' })
  })

  it('says nothing when it gives as much as before, or more', async () => {
    const { engine } = await openShop()
    await change(engine, ['read:*'])
    await updateRole(engine, LOCAL_OPERATOR, 'shop', 'reader', { description: 'all' })
    expect(await entriesOf(engine)).toEqual([])
  })

  it('is told of when it is deleted, and so is its API', async () => {
    const { engine } = await openShop()
    await deleteRole(engine, LOCAL_OPERATOR, 'crm', 'reader')
    await deleteApi(engine, LOCAL_OPERATOR, 'crm')
    expect(await entriesOf(engine)).toEqual([
      { apiId: 'crm', keyId: null, role: 'reader' },
      { apiId: 'crm', keyId: null, role: null },
    ])
  })

  it('is never missed by a token that is made at that moment', async () => {
    const { engine, text } = await openShop()
    const live = await identifySubject(engine, text, [])
    if (live === undefined) throw new Error('no key')
    await change(engine, [])
    const wishes = { scope: null, audience: [], addresses: null, lifetimeSeconds: null }
    const late = issueToken(engine, { live, wishes, address: undefined, proveSender: null })
    await expect(late).rejects.toMatchObject({ code: 'overloaded' })
  })
})

describe('whoever checks tokens offline by the feed', () => {
  it('never takes one for good that says more than its key may do now', async () => {
    const scope = fc.constantFrom('read:users', 'read:orders', 'read:*', '*:users', '*:*')
    const scopes = fc.uniqueArray(scope, { maxLength: 3 })
    const name = fc.constantFrom('reader', 'other')
    const some = fc.record({
      own: scopes,
      a: scopes,
      b: scopes,
      asked: scopes,
      after: scopes,
      name,
      wait: fc.constantFrom(0, 1_000),
    })
    await fc.assert(
      fc.asyncProperty(some, async ({ own, a, b, asked, after, name, wait }) => {
        const { engine, clock } = openTestEngine()
        await createTestApi(engine, 'shop')
        await makeRole(engine, 'shop', 'reader', a)
        await makeRole(engine, 'shop', 'other', b)
        const roles = ['reader', 'other']
        const { key, text } = await createTestKey(engine, 'shop', { scopes: own, roles })
        const held = [...own, ...a, ...b]
        const scope = asked.filter((each) => held.some((one) => coversScope(one, each))).join(' ')
        const first = await issueTestToken(engine, text, scope === '' ? {} : { scope })
        const claims = decodeJwt(await issueTestToken(engine, first))
        // Or in the millisecond with which the second of the token begins.
        clock.advanceMs(wait)
        await updateRole(engine, LOCAL_OPERATOR, 'shop', name, { scopes: after })
        if (await isVoidOffline(engine, claims)) return
        const now = listEffectiveScopes(key, (await engine.storage.findApi('shop')) as ApiWithRoles)
        for (const each of String(claims['scope']).split(' ').filter(Boolean)) {
          expect(now.some((one) => coversScope(one, each))).toBe(true)
        }
      }),
      { numRuns: 200 },
    )
  })
})

async function isVoidOffline(engine: Engine, { sub, iat = 0, scope_roles }: JWTPayload) {
  const entries = await engine.storage.readRevocations(0, 100)
  return entries.some(({ keyId, role, issuedBeforeMs }) => {
    const isOf = keyId === null || keyId === sub
    const isBy = role === null || ((scope_roles ?? []) as string[]).includes(role)
    return isOf && isBy && iat * 1_000 < (issuedBeforeMs ?? Number.POSITIVE_INFINITY)
  })
}

describe('an API that asks for more', () => {
  it.each<[string, object, string]>([
    ['proofs of its tokens', { requireDpop: true }, 'not_found'],
    ['shorter ones', { tokenLifetimeMsMax: 60_000 }, 'expired'],
    ['fewer audiences', { tokenAudiences: [] }, 'not_found'],
  ])('voids those of before: %s', async (_what, keyPolicy, outcome) => {
    const { engine, clock, text, verdict } = await openShop()
    const audience = ['https://api.example.com']
    await updateApi(engine, LOCAL_OPERATOR, 'shop', { keyPolicy: { tokenAudiences: audience } })
    const token = await issueTestToken(engine, text, { audience })
    clock.advanceMs(60_000)
    expect(await verdict(token, 'read:users')).toBe('allowed')
    expect(await entriesOf(engine)).toEqual([])
    await updateApi(engine, LOCAL_OPERATOR, 'shop', { keyPolicy })
    expect(await verdict(token, 'read:users')).toBe(outcome)
    expect(await entriesOf(engine)).toEqual([{ apiId: 'shop', keyId: null, role: null }])
  })

  it('says nothing when it asks for less, or for what no token has', async () => {
    const { engine } = await openShop()
    const keyPolicy = { tokenLifetimeMsMax: 3_600_000, tokenAudiences: ['https://a.example'] }
    await updateApi(engine, LOCAL_OPERATOR, 'shop', { keyPolicy, name: 'The shop' })
    await updateApi(engine, LOCAL_OPERATOR, 'shop', { keyPolicy: { onLeak: 'revoke' } })
    expect(await entriesOf(engine)).toEqual([])
  })
})
