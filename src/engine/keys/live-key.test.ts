import { describe, expect, it } from 'vitest'
import {
  createTestApi,
  createTestKey,
  openTestEngine,
  verdictOf,
  verify,
} from '../../../test/engine/open-test-engine.ts'
import { answerLate } from '../../../test/engine/wrap-port.ts'
import { MemoryStorage } from '../../storage/memory/memory-storage.ts'
import { updateApi } from '../apis/update-api.ts'
import type { Engine } from '../engine.ts'
import { parseRequestTarget } from '../policy/request-target.ts'
import { LOCAL_OPERATOR } from '../principal.ts'
import { createRole } from '../roles/create-role.ts'
import { updateRole } from '../roles/update-role.ts'
import type { KeySettings } from './key-settings.ts'
import { rotateKey } from './rotate-key.ts'
import { updateKey } from './update-key.ts'

const getUsers = parseRequestTarget('GET', '/v1/users')
const route = (scope: string) => ({
  method: 'GET',
  path: '/v1/users',
  scopes: [scope],
  public: false,
  cost: 1,
})

/** Storages that answer at once, late, and without a cache. */
const storages: Readonly<Record<string, () => Parameters<typeof openTestEngine>[0]>> = {
  'behind a cache': () => ({}),
  'behind a cache, on a network': () => ({ memory: answerLate(new MemoryStorage()) }),
  'without a cache': () => ({ storage: new MemoryStorage() }),
  'without a cache, on a network': () => ({ storage: answerLate(new MemoryStorage()) }),
}

async function warm(engine: Engine, text: string, expected: string, request = {}) {
  for (let use = 0; use < 3; use++) {
    expect(await verdictOf(engine, 'shop', text, request)).toBe(expected)
  }
}

describe.each(Object.entries(storages))('a warm key %s', (_where, options) => {
  async function openShop(settings: Partial<KeySettings>) {
    const opened = openTestEngine(options())
    await createTestApi(opened.engine, 'shop')
    const role = { name: 'reader', settings: { description: '', scopes: ['read:users'] } }
    await createRole(opened.engine, LOCAL_OPERATOR, { ...role, apiId: 'shop', idempotency: null })
    return { ...opened, ...(await createTestKey(opened.engine, 'shop', settings)) }
  }

  it('follows a change of its scopes', async () => {
    const { engine, key, text } = await openShop({ scopes: ['read:users'] })
    await warm(engine, text, 'allowed', { target: getUsers })
    await updateKey(engine, LOCAL_OPERATOR, key.id, { scopes: ['read:posts'] })
    await warm(engine, text, 'insufficient_scope', { target: getUsers })
    await updateKey(engine, LOCAL_OPERATOR, key.id, { scopes: ['read:*'] })
    await warm(engine, text, 'allowed', { target: getUsers })
  })

  it('follows a change of its role', async () => {
    const { engine, text } = await openShop({ roles: ['reader'] })
    await warm(engine, text, 'allowed', { target: getUsers })
    await updateRole(engine, LOCAL_OPERATOR, 'shop', 'reader', { scopes: ['read:posts'] })
    await warm(engine, text, 'insufficient_scope', { target: getUsers })
    await updateRole(engine, LOCAL_OPERATOR, 'shop', 'reader', { scopes: ['*:users'] })
    await warm(engine, text, 'allowed', { target: getUsers })
  })

  it('follows a change of the routes', async () => {
    const { engine, text } = await openShop({ scopes: ['read:users'] })
    await warm(engine, text, 'allowed', { target: getUsers })
    await updateApi(engine, LOCAL_OPERATOR, 'shop', { routes: [route('admin:users')] })
    await warm(engine, text, 'insufficient_scope', { target: getUsers })
    await updateApi(engine, LOCAL_OPERATOR, 'shop', { routes: [route('read:users')] })
    await warm(engine, text, 'allowed', { target: getUsers })
  })

  it('follows a change of the limits that it inherits', async () => {
    const { engine, text } = await openShop({})
    await warm(engine, text, 'allowed')
    const rateLimits = [{ name: 'two', limit: 2, windowMs: 60_000, per: 'key' as const }]
    await updateApi(engine, LOCAL_OPERATOR, 'shop', { rateLimits })
    const verdicts = []
    for (let use = 0; use < 3; use++) verdicts.push(await verdictOf(engine, 'shop', text))
    expect(verdicts).toEqual(['allowed', 'allowed', 'rate_limited'])
    await updateApi(engine, LOCAL_OPERATOR, 'shop', {
      rateLimits: [],
      quota: { limit: 1, period: 'day', per: 'key' },
    })
    expect((await verify(engine, 'shop', text)).quota?.remaining).toBe(0)
    expect(await verdictOf(engine, 'shop', text)).toBe('quota_exceeded')
  })

  it('follows a change of its state, its times and its addresses', async () => {
    const { engine, key, text, clock } = await openShop({})
    const change = async (changes: Partial<KeySettings>, expected: string) => {
      await updateKey(engine, LOCAL_OPERATOR, key.id, changes)
      await warm(engine, text, expected, { address: '192.0.2.1' })
    }
    await warm(engine, text, 'allowed')
    await change({ enabled: false }, 'disabled')
    await change({ enabled: true }, 'allowed')
    await change({ notBeforeMs: clock.nowMs() + 1 }, 'not_yet_valid')
    await change({ notBeforeMs: null, expiresAtMs: clock.nowMs() }, 'expired')
    await change({ expiresAtMs: null, addresses: ['10.0.0.0/8'] }, 'address_not_allowed')
    await change({ addresses: ['192.0.2.0/24'] }, 'allowed')
  })

  it('begins and ends by itself when its time comes', async () => {
    const clockMs = openTestEngine().clock.nowMs()
    const times = { notBeforeMs: clockMs + 1_000, expiresAtMs: clockMs + 3_000 }
    const { engine, text, clock } = await openShop(times)
    await warm(engine, text, 'not_yet_valid')
    clock.advanceMs(1_000)
    await warm(engine, text, 'allowed')
    clock.advanceMs(1_999)
    await warm(engine, text, 'allowed')
    clock.advanceMs(1)
    await warm(engine, text, 'expired')
  })

  it('ends with its secret, though the key itself lives on', async () => {
    const { engine, key, text, clock } = await openShop({})
    await rotateKey(engine, LOCAL_OPERATOR, key.id, { graceMs: 1_000 })
    await warm(engine, text, 'allowed')
    clock.advanceMs(1_000)
    await warm(engine, text, 'not_found')
  })
})
