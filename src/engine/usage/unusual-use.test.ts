import { describe, expect, it } from 'vitest'
import {
  createTestApi,
  createTestKey,
  openTestEngine,
  type TestEngine,
  verify,
} from '../../../test/engine/open-test-engine.ts'
import { limits } from '../../base/limits.ts'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../base/units.ts'
import { CachedStorage } from '../../storage/cached-storage.ts'
import { MemoryStorage } from '../../storage/memory/memory-storage.ts'
import { recordExposure } from '../keys/record-exposure.ts'

const HOME = '192.0.2.7'

async function openShop(memory = new MemoryStorage()) {
  const opened = openTestEngine({ memory })
  await createTestApi(opened.engine, 'shop')
  const { key, text } = await createTestKey(opened.engine, 'shop', { scopes: ['read:users'] })
  return { ...opened, memory, key, text, ...actions(opened, text) }
}

function actions({ engine, clock }: TestEngine, text: string) {
  return {
    async use(count: number, address = HOME, scope = 'read:users') {
      for (let index = 0; index < count; index++) {
        await verify(engine, 'shop', text, { address, scopes: [scope] })
      }
    },
    /** Written, as it is every few seconds. */
    async tell() {
      await engine.usage.flush()
      const page = { cursor: null, size: 50 }
      const filter = { action: 'key.unusual_use' as const }
      const { items } = await engine.storage.listAuditEvents(filter, page)
      return items.map(({ details }) => details).reverse()
    },
    async live(days: number, usesPerHour: number) {
      for (let hour = 0; hour < days * 24; hour++) {
        for (let index = 0; index < usesPerHour; index++) {
          await verify(engine, 'shop', text, { address: HOME, scopes: ['read:users'] })
        }
        await engine.usage.flush()
        clock.advanceMs(HOUR_MS)
      }
    },
  }
}

describe('use from a network', () => {
  it('is told when it is the first from there, and the key has habits', async () => {
    const { key, live, use, tell, engine } = await openShop()
    await live(7, 1)
    await use(3, '203.0.113.9')
    expect(await tell()).toEqual([
      {
        kind: 'new_network',
        seen:
          'Used from 203.0.113.0/24 for the first time, after 168 uses in 7 days from 1 other ' +
          'network.',
        threshold: expect.stringContaining('7 days and 100 times'),
        network: '203.0.113.0/24',
        uses: 168,
        days: 7,
        networks: 1,
        from: ['203.0.113.0/24'],
      },
    ])
    const page = { cursor: null, size: 1 }
    const [event] = (await engine.storage.listAuditEvents({ targetId: key.id }, page)).items
    expect(event).toMatchObject({
      tenant: 'shop',
      action: 'key.unusual_use',
      outcome: 'noticed',
      actor: { kind: 'system' },
    })
    await use(1, '203.0.113.200')
    expect(await tell()).toHaveLength(1)
  })

  it('is not told of a young key, nor of a key that has hardly been used', async () => {
    const young = await openShop()
    await young.use(200)
    young.clock.advanceMs(limits.unusualNetworkAgeMs - 1)
    await young.tell()
    await young.use(1, '203.0.113.9')
    expect(await young.tell()).toEqual([])
    const idle = await openShop()
    await idle.use(50)
    await idle.tell()
    idle.clock.advanceMs(10 * DAY_MS)
    await idle.use(1, '203.0.113.9')
    expect(await idle.tell()).toEqual([])
  })

  it('is not told of a key that roams', async () => {
    const { clock, use, tell } = await openShop()
    for (let index = 0; index <= limits.unusualNetworksMax; index++) {
      await use(10, `10.0.${index}.1`)
      await tell()
      clock.advanceMs(HOUR_MS)
    }
    clock.advanceMs(limits.unusualNetworkAgeMs)
    await use(1, '203.0.113.9')
    expect(await tell()).toEqual([])
  })
})

describe('other unusual use', () => {
  it('comes after a long sleep', async () => {
    const { clock, use, tell } = await openShop()
    await use(1)
    await tell()
    clock.advanceMs(limits.unusualSleepMs - 1)
    await use(1)
    expect(await tell()).toEqual([])
    clock.advanceMs(40 * DAY_MS)
    await use(1)
    const told = await tell()
    expect(told).toMatchObject([{ kind: 'after_sleep', days: 40 }])
    expect(told[0]?.['seen']).toBe('Used again after 40 days without any use.')
  })

  it('comes at a rate that the key never had', async () => {
    const { live, use, tell } = await openShop()
    await live(1.5, 100)
    await use(499)
    expect(await tell()).toEqual([])
    await use(1)
    expect(await tell()).toMatchObject([
      { kind: 'sudden_rate', uses: 500, busiestHour: 100, hoursWithUse: 36 },
    ])
  })

  it('is denied again and again, for other reasons than limits', async () => {
    const { clock, use, tell } = await openShop()
    await use(limits.unusualDenialsPerMinute - 1, HOME, 'write:users')
    expect(await tell()).toEqual([])
    clock.advanceMs(5_000)
    await use(1, HOME, 'write:users')
    expect(await tell()).toMatchObject([
      { kind: 'denial_burst', denials: 30, mostly: 'insufficient_scope' },
    ])
  })

  it('goes on after the key was exposed', async () => {
    const { engine, clock, text, use, tell } = await openShop()
    await use(1)
    await recordExposure(engine, 'shop', text, 'query')
    expect(await tell()).toEqual([])
    clock.advanceMs(90 * MINUTE_MS)
    await use(1)
    const told = await tell()
    expect(told).toMatchObject([{ kind: 'after_exposure', minutesSinceExposure: 90 }])
    expect(told[0]?.['seen']).toContain('Used 90 min after it was seen in a URL')
  })
})

describe('events of unusual use', () => {
  it('are one of a kind for a key and hour, also over a restart', async () => {
    const { memory, engine, clock, text, use, tell } = await openShop()
    await recordExposure(engine, 'shop', text, 'query')
    for (let round = 0; round < 5; round++) {
      clock.advanceMs(MINUTE_MS)
      await use(1)
      expect(await tell()).toHaveLength(1)
    }
    const again = openTestEngine({
      storage: new CachedStorage(memory),
      clock,
      peppers: engine.peppers,
    })
    const restarted = actions(again, text)
    await restarted.use(1)
    expect(await restarted.tell()).toHaveLength(1)
    clock.advanceMs(HOUR_MS)
    await restarted.use(1)
    expect(await restarted.tell()).toHaveLength(2)
  })

  it('are so many an hour, and the next one tells how many were left out', async () => {
    const { engine, clock } = openTestEngine()
    await createTestApi(engine, 'shop')
    const texts: string[] = []
    const max = limits.unusualEventsPerHourMax
    for (let index = 0; index < max + 10; index++) {
      texts.push((await createTestKey(engine, 'shop')).text)
    }
    const useAll = async () => {
      for (const text of texts) await verify(engine, 'shop', text)
      await engine.usage.flush()
    }
    await useAll()
    clock.advanceMs(limits.unusualSleepMs)
    await useAll()
    const filter = { action: 'key.unusual_use' as const }
    const all = { cursor: null, size: limits.pageSizeMax }
    expect((await engine.storage.listAuditEvents(filter, all)).items).toHaveLength(max)
    clock.advanceMs(limits.unusualSleepMs)
    await useAll()
    const told = await engine.storage.readAuditEvents(filter, 0, 2 * max)
    expect(told).toHaveLength(2 * max)
    expect(told[max]?.event.details['withheld']).toBe(10)
  })
})
