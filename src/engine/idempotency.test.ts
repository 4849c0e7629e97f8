import { describe, expect, it } from 'vitest'
import { createTestApi, openTestEngine } from '../../test/engine/open-test-engine.ts'
import { answerLate, wrapPort } from '../../test/engine/wrap-port.ts'
import { limits } from '../base/limits.ts'
import { MemoryStorage } from '../storage/memory/memory-storage.ts'
import { createApi } from './apis/create-api.ts'
import type { Engine } from './engine.ts'
import type { IdempotencyClaim } from './idempotency.ts'
import { createKey } from './keys/create-key.ts'
import { LOCAL_OPERATOR, type Principal } from './principal.ts'
import { createRole } from './roles/create-role.ts'

const ADMIN: Principal = {
  id: 'key_admin0000001',
  grants: null,
  address: null,
  requestId: null,
}

function claim(idempotencyKey: string, body = '{}'): IdempotencyClaim {
  return { operation: 'POST /v1/keys', idempotencyKey, body }
}

function create(engine: Engine, idempotency: IdempotencyClaim | null, principal = LOCAL_OPERATOR) {
  return createKey(engine, principal, { apiId: 'shop', settings: {}, idempotency })
}

async function openShop(memory = new MemoryStorage()) {
  const opened = openTestEngine({ memory })
  await createTestApi(opened.engine, 'shop')
  return { ...opened, memory }
}

describe('a create with an Idempotency-Key', () => {
  it('makes one key however often it is repeated, and shows the secret once', async () => {
    const { engine, memory } = await openShop()
    const first = await create(engine, claim('a'))
    const again = await create(engine, claim('a'))
    expect(first.secret).not.toBeNull()
    expect(again).toEqual({ key: first.key, secret: null, isRepeated: true })
    expect(memory.countKeys('shop')).toBe(1)
  })

  it('makes one key of twenty at the same moment, on a storage that answers late', async () => {
    const memory = new MemoryStorage()
    const { engine } = openTestEngine({ memory: answerLate(memory) })
    await createTestApi(engine, 'shop')
    const results = await Promise.all(Array.from({ length: 20 }, () => create(engine, claim('a'))))
    expect(new Set(results.map(({ key }) => key.id)).size).toBe(1)
    expect(results.filter(({ secret }) => secret !== null)).toHaveLength(1)
    expect(memory.countKeys('shop')).toBe(1)
  })

  it('refuses another body, also at the same moment', async () => {
    const memory = new MemoryStorage()
    const { engine } = openTestEngine({ memory: answerLate(memory) })
    await createTestApi(engine, 'shop')
    const results = await Promise.allSettled(
      Array.from({ length: 10 }, (_, index) => create(engine, claim('a', `{"n":${index}}`))),
    )
    const refused = results.filter((result) => result.status === 'rejected')
    expect(refused.map(({ reason }) => reason.code)).toEqual(
      Array(9).fill('idempotency_key_reused'),
    )
    expect(memory.countKeys('shop')).toBe(1)
  })

  it('is another one for another admin and for another operation', async () => {
    const { engine, memory } = await openShop()
    await create(engine, claim('a'))
    await create(engine, claim('a'), ADMIN)
    await create(engine, { ...claim('a'), operation: 'POST /v1/other' })
    expect(memory.countKeys('shop')).toBe(3)
  })

  it('is not confused by where operation and key are joined', async () => {
    const { engine, memory } = await openShop()
    await create(engine, { operation: 'one', idempotencyKey: 'two', body: '{}' })
    await create(engine, { operation: 'onetwo', idempotencyKey: '', body: '{}' })
    expect(memory.countKeys('shop')).toBe(2)
  })

  it('makes nothing without one, and something each time', async () => {
    const { engine, memory } = await openShop()
    await create(engine, null)
    await create(engine, null)
    expect(memory.countKeys('shop')).toBe(2)
  })

  it('may be tried again after it failed', async () => {
    const memory = new MemoryStorage()
    let isFull = true
    const full = wrapPort(memory, (method, call) => {
      if (method === 'insertKey' && isFull) throw new Error('the disk is full')
      return call()
    })
    const { engine } = openTestEngine({ memory: full })
    await createTestApi(engine, 'shop')
    await expect(create(engine, claim('a'))).rejects.toThrow('the disk is full')
    isFull = false
    expect((await create(engine, claim('a'))).secret).not.toBeNull()
  })

  it('finds what was made when the answer of the storage was lost', async () => {
    const memory = new MemoryStorage()
    const lossy = wrapPort(memory, (method, call) => {
      const answer = call()
      if (method === 'insertKey') throw new Error('the connection was lost')
      return answer
    })
    const { engine } = openTestEngine({ memory: lossy })
    await createTestApi(engine, 'shop')
    const { key, secret } = await create(engine, claim('a'))
    expect(memory.findKey(key.id)).toEqual(key)
    expect(secret).toBeNull()
  })

  it('works for APIs and roles as well', async () => {
    const { engine } = await openShop()
    const api = { id: 'bank', settings: {}, idempotency: claim('b') }
    const role = { apiId: 'shop', name: 'reader', idempotency: claim('c') }
    const settings = { description: '', scopes: ['read:users'] }
    for (let round = 0; round < 2; round++) {
      const isReplay = round > 0
      const madeApi = await createApi(engine, LOCAL_OPERATOR, api)
      expect(madeApi).toMatchObject({ api: { id: 'bank', version: 1 }, isReplay })
      const madeRole = await createRole(engine, LOCAL_OPERATOR, { ...role, settings })
      expect(madeRole).toMatchObject({ role: { name: 'reader', version: 1 }, isReplay })
    }
  })
})

describe('an Idempotency-Key that is a day old', () => {
  it('is forgotten, and makes a new key', async () => {
    const { engine, memory, clock } = await openShop()
    const first = await create(engine, claim('a'))
    clock.advanceMs(limits.idempotencyKeptMs)
    expect((await create(engine, claim('a'))).key.id).toBe(first.key.id)
    clock.advanceMs(1)
    expect((await create(engine, claim('a'))).key.id).not.toBe(first.key.id)
    expect(memory.countKeys('shop')).toBe(2)
  })

  it('leaves no record behind, though nobody asks for it again', async () => {
    const memory = new MemoryStorage()
    const swept: unknown[] = []
    const watched = wrapPort(memory, (method, call) => {
      if (method === 'sweepIdempotency') swept.push(clock.nowMs())
      return call()
    })
    const { engine, clock } = openTestEngine({ memory: watched })
    await createTestApi(engine, 'shop')
    for (let hour = 0; hour < 5; hour++) {
      for (let each = 0; each < 3; each++) await create(engine, claim(`${hour} ${each}`))
      clock.advanceMs(limits.idempotencySweepIntervalMs)
    }
    expect(swept).toHaveLength(5)
    clock.advanceMs(2 * limits.idempotencyKeptMs)
    await create(engine, claim('last'))
    expect((await create(engine, claim('0 0'))).secret).not.toBeNull()
    expect(swept).toHaveLength(6)
  })
})
