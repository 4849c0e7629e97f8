import { describe, expect, it, vi } from 'vitest'
import {
  createTestApi,
  createTestKey,
  openTestEngine,
  verdictOf,
} from '../../../test/engine/open-test-engine.ts'
import { wrapPort } from '../../../test/engine/wrap-port.ts'
import { limits } from '../../base/limits.ts'
import { MemoryStorage } from '../../storage/memory/memory-storage.ts'
import { closeEngine } from '../engine.ts'
import { listKeys } from '../keys/list-keys.ts'
import { type CountedKey, UsageBuffer } from './usage-buffer.ts'
import type { UsageDelta, UsageOutcome } from './usage-storage.ts'

const UNUSED = { allowed: 0, denied: 0 }

/** A storage whose disk can be full. Its keys are not looked at: usage of any id is taken. */
function createDisk() {
  const disk = { isFull: false, writes: [] as (readonly UsageDelta[])[], told: [] as string[] }
  const memory = new MemoryStorage()
  const storage = wrapPort(memory, (method, call) => {
    if (method === 'addUsage' && disk.isFull) throw new Error('the disk is full')
    return call()
  })
  const recording = new Proxy(storage, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name)
      if (name !== 'addUsage') return member
      return async (deltas: readonly UsageDelta[]) => {
        await (member as (each: readonly UsageDelta[]) => unknown)(deltas)
        disk.writes.push(deltas.map((delta) => ({ ...delta })))
      }
    },
  })
  const buffer = new UsageBuffer(recording, (_error, what) => disk.told.push(what))
  return { disk, buffer }
}

const counted = (id: string): CountedKey => ({
  key: { id, apiId: 'shop', scopes: [], exposedAtMs: null, exposedIn: null, secrets: [] },
  proof: { endingSecretVersion: null },
  usageDelta: null,
})

const FACTS = { scopes: [], address: undefined }

function use(buffer: UsageBuffer, key: CountedKey, outcome: UsageOutcome, nowMs: number): void {
  buffer.count(key, outcome, null, FACTS, nowMs)
}

function sumOf(writes: readonly (readonly UsageDelta[])[], keyId: string) {
  const sum = { allowed: 0, denied: 0, lastUsedAtMs: 0 }
  for (const delta of writes.flat().filter((each) => each.keyId === keyId)) {
    sum.allowed += delta.allowed
    sum.denied += delta.denied
    sum.lastUsedAtMs = Math.max(sum.lastUsedAtMs, delta.lastUsedAtMs)
  }
  return sum
}

describe('UsageBuffer', () => {
  it('adds up what happened since the last flush, and writes it once', async () => {
    const { disk, buffer } = createDisk()
    const key = counted('key_a')
    use(buffer, key, 'allowed', 1)
    use(buffer, key, 'expired', 3)
    use(buffer, counted('key_a'), 'allowed', 2)
    expect(buffer.findPending('key_a')).toMatchObject({ allowed: 2, denied: 1, lastUsedAtMs: 3 })
    await buffer.flush()
    await buffer.flush()
    expect(disk.writes).toHaveLength(1)
    expect(buffer.findPending('key_a')).toBeUndefined()
    use(buffer, key, 'allowed', 4)
    await buffer.flush()
    expect(sumOf(disk.writes, 'key_a')).toEqual({ allowed: 3, denied: 1, lastUsedAtMs: 4 })
  })

  it('notes when and from where a secret that will end was last used, and no other', async () => {
    const { disk, buffer } = createDisk()
    const current = counted('key_a')
    const ending = { ...counted('key_a'), proof: { endingSecretVersion: 1 } }
    buffer.count(ending, 'allowed', null, { scopes: [], address: '192.0.2.1' }, 1)
    buffer.count(ending, 'expired', null, { scopes: [], address: '192.0.2.2' }, 2)
    buffer.count(current, 'allowed', null, { scopes: [], address: '192.0.2.3' }, 3)
    await buffer.flush()
    const [[delta] = []] = disk.writes
    expect(delta?.secretUses).toEqual([{ version: 1, lastUsedAtMs: 2, address: '192.0.2.2' }])
    expect(delta).toMatchObject({ allowed: 2, denied: 1, lastUsedAtMs: 3 })
  })

  it('loses nothing that happens while it writes', async () => {
    const { disk, buffer } = createDisk()
    const keys = Array.from({ length: 600 }, (_, index) => counted(`key_${index}`))
    for (const key of keys) use(buffer, key, 'allowed', 1)
    const flushing = buffer.flush()
    for (let round = 0; round < 20; round++) {
      for (const key of keys) use(buffer, key, 'allowed', 2)
      await new Promise((resolve) => setImmediate(resolve))
    }
    await flushing
    await buffer.close()
    for (const { key } of keys) expect(sumOf(disk.writes, key.id).allowed).toBe(21)
    const longest = Math.max(...disk.writes.map((write) => write.length))
    expect(longest).toBeLessThanOrEqual(limits.usageFlushKeysMax)
  })

  it('keeps what could not be written, tells it, and writes it later', async () => {
    const { disk, buffer } = createDisk()
    const key = counted('key_a')
    disk.isFull = true
    use(buffer, key, 'allowed', 1)
    await buffer.flush()
    use(buffer, key, 'expired', 2)
    await buffer.flush()
    expect(disk.told).toEqual(Array(2).fill('usage could not be written'))
    expect(buffer.findPending('key_a')).toMatchObject({ allowed: 1, denied: 1, lastUsedAtMs: 2 })
    disk.isFull = false
    await buffer.flush()
    expect(sumOf(disk.writes, 'key_a')).toEqual({ allowed: 1, denied: 1, lastUsedAtMs: 2 })
  })

  it('does not try again for each further key when it is full and the disk too', async () => {
    const { disk, buffer } = createDisk()
    disk.isFull = true
    for (let index = 0; index < limits.usageBufferMax + 1_000; index++) {
      use(buffer, counted(`key_${index}`), 'allowed', 1)
    }
    await buffer.flush()
    expect(disk.told.length).toBeLessThanOrEqual(2)
    disk.isFull = false
    await buffer.close()
    expect(disk.writes.flat()).toHaveLength(limits.usageBufferMax + 1_000)
  })

  it('writes by itself after a while, and not after it was closed', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    try {
      const { disk, buffer } = createDisk()
      use(buffer, counted('key_a'), 'allowed', 1)
      await vi.advanceTimersByTimeAsync(limits.usageFlushIntervalMs)
      expect(disk.writes).toHaveLength(1)
      disk.isFull = true
      use(buffer, counted('key_a'), 'allowed', 2)
      await buffer.close()
      expect(disk.told).toHaveLength(1)
      expect(vi.getTimerCount()).toBe(0)
      use(buffer, counted('key_b'), 'allowed', 3)
      expect(vi.getTimerCount()).toBe(0)
    } finally {
      vi.useRealTimers()
    }
  })
})

describe('the use of a key', () => {
  it('is shown at once, and the same before and after it was written', async () => {
    const { engine, clock } = openTestEngine()
    await createTestApi(engine, 'shop')
    const used = await createTestKey(engine, 'shop', { scopes: ['read:users'] })
    await createTestKey(engine, 'shop', { name: 'unused' })
    const show = async () => {
      const { items } = await listKeys(engine, {}, { cursor: null, size: 10 })
      return new Map(items.map(({ key, usage }) => [key.id, usage]))
    }
    await verdictOf(engine, 'shop', used.text, { scopes: ['read:users'] })
    clock.advanceMs(10)
    await verdictOf(engine, 'shop', used.text, { scopes: ['write:users'] })
    const expected = { allowed: 1, denied: 1, lastUsedAtMs: clock.nowMs() }
    expect((await show()).get(used.key.id)).toEqual(expected)
    await engine.usage.flush()
    expect((await show()).get(used.key.id)).toEqual(expected)
    await verdictOf(engine, 'shop', used.text)
    await closeEngine(engine)
    expect((await show()).get(used.key.id)).toEqual({ ...expected, allowed: 2 })
    const others = [...(await show())].filter(([id]) => id !== used.key.id)
    expect(others.map(([, usage]) => usage)).toEqual([{ ...UNUSED, lastUsedAtMs: null }])
  })
})
