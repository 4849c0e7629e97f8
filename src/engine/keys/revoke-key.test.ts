import { describe, expect, it } from 'vitest'
import {
  createTestApi,
  createTestKey,
  openTestEngine,
  verdictOf,
} from '../../../test/engine/open-test-engine.ts'
import { answerLate } from '../../../test/engine/wrap-port.ts'
import { MemoryStorage } from '../../storage/memory/memory-storage.ts'
import { LOCAL_OPERATOR } from '../principal.ts'
import { recordExposure } from './record-exposure.ts'
import { revokeKey } from './revoke-key.ts'
import { updateKey } from './update-key.ts'

async function openShop(memory = new MemoryStorage()) {
  const opened = openTestEngine({ memory: answerLate(memory) })
  await createTestApi(opened.engine, 'shop')
  const created = await createTestKey(opened.engine, 'shop')
  return { ...opened, ...created, memory }
}

describe('revokeKey', () => {
  it('holds from the moment that it returns, also for a key that is warm', async () => {
    const { engine, key, text } = await openShop()
    for (let use = 0; use < 3; use++) expect(await verdictOf(engine, 'shop', text)).toBe('allowed')
    await revokeKey(engine, LOCAL_OPERATOR, key.id, 'leaked')
    for (let use = 0; use < 3; use++) expect(await verdictOf(engine, 'shop', text)).toBe('revoked')
  })

  it('holds against look-ups that were under way', async () => {
    const { engine, key, text } = await openShop()
    for (let round = 0; round < 20; round++) {
      const underWay = Array.from({ length: 5 }, () => verdictOf(engine, 'shop', text))
      for (let turn = 0; turn < round; turn++) await null
      await revokeKey(engine, LOCAL_OPERATOR, key.id, null)
      expect(await verdictOf(engine, 'shop', text)).toBe('revoked')
      await Promise.all(underWay)
      expect(await verdictOf(engine, 'shop', text)).toBe('revoked')
    }
  })

  it('wins over changes at the same moment', async () => {
    const { engine, key, memory } = await openShop()
    const changes = Array.from({ length: 8 }, (_, index) =>
      updateKey(engine, LOCAL_OPERATOR, key.id, { name: `name ${index}`, enabled: true }),
    )
    const revoked = await revokeKey(engine, LOCAL_OPERATOR, key.id, 'leaked')
    const settled = await Promise.allSettled(changes)
    expect(memory.findKey(key.id)?.revokedReason).toBe('leaked')
    expect(revoked.revokedAtMs).not.toBeNull()
    const wins = settled.filter(({ status }) => status === 'fulfilled').length
    expect(memory.findKey(key.id)?.version).toBe(2 + wins)
    const losers = settled.filter((result) => result.status === 'rejected')
    expect(losers.map(({ reason }) => reason.code)).toEqual(Array(8 - wins).fill('conflict'))
  })

  it('is done once, by whoever was first', async () => {
    const { engine, key, clock, memory } = await openShop()
    const [first, second] = await Promise.all([
      revokeKey(engine, LOCAL_OPERATOR, key.id, 'first'),
      revokeKey(engine, LOCAL_OPERATOR, key.id, 'second'),
    ])
    clock.advanceMs(1_000)
    const third = await revokeKey(engine, LOCAL_OPERATOR, key.id, 'third')
    expect(second).toEqual(first)
    expect(third).toEqual(first)
    expect(memory.findKey(key.id)).toMatchObject({ revokedReason: 'first', version: 2 })
  })

  it('cannot be taken back by a change', async () => {
    const { engine, key } = await openShop()
    await revokeKey(engine, LOCAL_OPERATOR, key.id, null)
    const revive = { ...key, revokedAtMs: null, enabled: true }
    await expect(updateKey(engine, LOCAL_OPERATOR, key.id, revive)).rejects.toMatchObject({
      code: 'conflict',
    })
  })

  it('is told when there is no such key', async () => {
    const { engine } = await openShop()
    await expect(revokeKey(engine, LOCAL_OPERATOR, 'key_nowhere00000', null)).rejects.toMatchObject(
      {
        code: 'key_not_found',
      },
    )
  })
})

describe('recordExposure', () => {
  it('marks the key though somebody changes it at the same moment', async () => {
    const { engine, key, text, memory } = await openShop()
    const [exposed] = await Promise.all([
      recordExposure(engine, 'shop', text, 'query'),
      updateKey(engine, LOCAL_OPERATOR, key.id, { name: 'changed' }).catch(() => {}),
      recordExposure(engine, 'shop', text, 'cookie'),
    ])
    expect(exposed?.exposedIn).not.toBeNull()
    expect(memory.findKey(key.id)?.exposedAtMs).not.toBeNull()
  })

  it('keeps the first exposure', async () => {
    const { engine, text, clock } = await openShop()
    const first = await recordExposure(engine, 'shop', text, 'query')
    clock.advanceMs(1_000)
    expect(await recordExposure(engine, 'shop', text, 'cookie')).toEqual(first)
  })

  it('marks nothing for who does not hold the secret', async () => {
    const { engine, key, text, memory } = await openShop()
    const digits = text.endsWith('0') ? '1' : '0'
    expect(await recordExposure(engine, 'shop', `${text.slice(0, -1)}${digits}`, 'query')).toBe(
      undefined,
    )
    expect(memory.findKey(key.id)?.exposedAtMs).toBeNull()
  })
})
