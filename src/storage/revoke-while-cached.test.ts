/**
 * The attack: a look-up of a key is under way while the key is revoked, and its late answer puts
 * the key of before back into the cache, where it would go on to be allowed. The storage here is
 * the real one in memory, as slow to answer as one across a network.
 */
import { setTimeout } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import {
  makeApi,
  makeImportedKey,
  makeKey,
  makeRole,
  makeSecret,
  NOW_MS,
} from '../../test/contracts/records.ts'
import type { KeyRecord } from '../engine/keys/key-record.ts'
import type { Storage } from '../engine/storage.ts'
import { CachedStorage } from './cached-storage.ts'
import { MemoryStorage } from './memory/memory-storage.ts'

interface Latency {
  /** On the way to the storage, before it looks or writes. */
  requestMs: number
  /** On the way back, when it has looked or written already. */
  answerMs: number
}

/** Every method of `near`, with the way there and back. */
function moveAway(near: Storage, read: Latency, write: Latency): Storage {
  return new Proxy(near, {
    get(target, name) {
      const method: unknown = Reflect.get(target, name)
      if (typeof method !== 'function') return method
      const { requestMs, answerMs } = /^(find|list|count)/.test(String(name)) ? read : write
      return async (...values: unknown[]) => {
        await setTimeout(requestMs)
        const answer: unknown = method.apply(target, values)
        await setTimeout(answerMs)
        return answer
      }
    },
  })
}

const NEAR: Latency = { requestMs: 0, answerMs: 0 }
const LOOKUP = 'sha256::aa'
const KEY = makeImportedKey('key_1', LOOKUP, { roles: ['reader'] })
const REVOKED: KeyRecord = { ...KEY, revokedAtMs: NOW_MS, version: 2 }

function openFar(read: Latency, write: Latency) {
  const near = new MemoryStorage()
  near.insertApi(makeApi(), null)
  near.insertRole(makeRole(), null)
  near.insertKey(KEY, null)
  return { near, cached: new CachedStorage(moveAway(near, { ...read }, { ...write })) }
}

const lookUps = {
  findKey: (storage: Storage) => storage.findKey('key_1'),
  findKeyByLookup: (storage: Storage) => storage.findKeyByLookup('shop', LOOKUP),
} as const

describe.each(Object.entries(lookUps))('revoking while %s is in flight', (_name, lookUp) => {
  // Where the look-up and the revocation meet: each pair of latencies is another interleaving.
  const meetings = [
    ['the answer is late, the revocation is quick', { requestMs: 0, answerMs: 30 }, NEAR],
    [
      'the revocation ends before the answer',
      { requestMs: 5, answerMs: 30 },
      { requestMs: 10, answerMs: 5 },
    ],
    [
      'the answer comes before the revocation ends',
      { requestMs: 2, answerMs: 2 },
      { requestMs: 15, answerMs: 15 },
    ],
    [
      'it is written, but not yet known to be',
      { requestMs: 2, answerMs: 20 },
      { requestMs: 10, answerMs: 30 },
    ],
  ] as const

  it.each(meetings)('%s', async (_meeting, read, write) => {
    const { cached } = openFar(read, write)
    const inFlight = lookUp(cached)
    const revoking = Promise.resolve(cached.updateKey(REVOKED))
    const duringIt = setTimeout(8).then(() => lookUp(cached))
    await revoking
    expect((await lookUp(cached))?.revokedAtMs).toBe(NOW_MS)
    await Promise.all([inFlight, duringIt])
    expect((await lookUp(cached))?.revokedAtMs).toBe(NOW_MS)
    await setTimeout(50)
    expect((await lookUp(cached))?.revokedAtMs).toBe(NOW_MS)
  })

  it('when the key was warm', async () => {
    const { cached } = openFar(NEAR, { requestMs: 5, answerMs: 5 })
    expect((await lookUp(cached))?.revokedAtMs).toBeNull()
    await cached.updateKey(REVOKED)
    expect((await lookUp(cached))?.revokedAtMs).toBe(NOW_MS)
  })

  it('when it is written, and its answer is still on the way', async () => {
    const { cached } = openFar(NEAR, { requestMs: 0, answerMs: 100 })
    expect((await lookUp(cached))?.revokedAtMs).toBeNull()
    const revoking = cached.updateKey(REVOKED)
    await setTimeout(20)
    expect((await lookUp(cached))?.revokedAtMs).toBe(NOW_MS)
    await revoking
  })

  it('when the connection breaks after the revocation was written', async () => {
    const { near, cached } = openFar(NEAR, NEAR)
    const broken = new CachedStorage(
      new Proxy(near, {
        get(target, name) {
          const method = Reflect.get(target, name) as (...values: unknown[]) => unknown
          return (...values: unknown[]) => {
            const answer = method.apply(target, values)
            if (name === 'updateKey') throw new Error('the connection broke')
            return answer
          }
        },
      }),
    )
    for (const storage of [broken, cached]) {
      expect((await lookUp(storage))?.revokedAtMs).toBeNull()
    }
    expect(() => broken.updateKey(REVOKED)).toThrow('the connection broke')
    expect((await lookUp(broken))?.revokedAtMs).toBe(NOW_MS)
  })

  it('many times at once, with every latency', async () => {
    const near = new MemoryStorage()
    near.insertApi(makeApi(), null)
    near.insertRole(makeRole(), null)
    near.insertKey(KEY, null)
    const read = { requestMs: 0, answerMs: 0 }
    const cached = new CachedStorage(moveAway(near, read, { requestMs: 4, answerMs: 4 }))
    const inFlight = Array.from({ length: 60 }, async (_, index) => {
      await setTimeout(index % 12)
      read.requestMs = index % 5
      read.answerMs = (index * 7) % 11
      return lookUp(cached)
    })
    await cached.updateKey(REVOKED)
    expect((await lookUp(cached))?.revokedAtMs).toBe(NOW_MS)
    await Promise.all(inFlight)
    expect((await lookUp(cached))?.revokedAtMs).toBe(NOW_MS)
  })
})

describe('other changes while a look-up is in flight', () => {
  const late = { requestMs: 0, answerMs: 20 }

  it('a role that was narrowed is not brought back', async () => {
    const { cached } = openFar(late, NEAR)
    const inFlight = cached.findApi('shop')
    await cached.updateRole(makeRole({ scopes: [], version: 2 }))
    await inFlight
    expect((await cached.findApi('shop'))?.roles.get('reader')?.scopes).toEqual([])
  })

  it('a secret that was replaced is not brought back', async () => {
    const { cached } = openFar(late, NEAR)
    const inFlight = Promise.all([cached.findKey('key_1'), cached.listSlowHashKeys('shop')])
    const renewed = makeSecret({ digest: 'ee', lookup: 'hmac-sha256:p1:ee' })
    await cached.replaceSecret('key_1', 'd1'.repeat(32), renewed)
    await inFlight
    expect((await cached.findKey('key_1'))?.secrets).toEqual([renewed])
    expect(await cached.findKeyByLookup('shop', LOOKUP)).toBeUndefined()
  })

  it('a deleted API and its keys are not brought back', async () => {
    const { cached } = openFar(late, NEAR)
    await cached.updateKey(REVOKED)
    const inFlight = Promise.all([cached.findKey('key_1'), cached.findApi('shop')])
    await cached.deleteApi('shop')
    await inFlight
    expect(await cached.findKey('key_1')).toBeUndefined()
    expect(await cached.findApi('shop')).toBeUndefined()
  })

  it('a slow hash that was imported meanwhile is not missing from the list', async () => {
    const { cached } = openFar(late, NEAR)
    const inFlight = cached.listSlowHashKeys('shop')
    const slow = makeKey('key_2', { secrets: [makeSecret({ algorithm: 'bcrypt' })] })
    await cached.importKeys([slow], makeApi({ version: 2 }))
    await inFlight
    expect(await cached.listSlowHashKeys('shop')).toEqual([slow])
  })
})
