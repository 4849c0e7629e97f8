import { expect, it } from 'vitest'
import {
  createTestApi,
  createTestKey,
  openTestEngine,
  verify,
} from '../../../test/engine/open-test-engine.ts'
import { limits } from '../../base/limits.ts'
import { DAY_MS, HOUR_MS } from '../../base/units.ts'
import { UsageSweeper } from './usage-sweeper.ts'

it('forgets minutes in two days, hours in four hundred, the totals never', async () => {
  const { engine, clock } = openTestEngine()
  await createTestApi(engine, 'shop')
  const { key, text } = await createTestKey(engine, 'shop')
  const sweeper = new UsageSweeper(engine)
  const startMs = clock.nowMs()
  const count = async (step: 'minute' | 'hour') => {
    const query = { keyId: key.id, step, fromMs: 0, toMs: startMs + 500 * DAY_MS }
    return (await engine.storage.sumUsageByTime(query)).length
  }
  const findSeen = () => engine.storage.findSightings([key.id])
  const sightings = async () => (await findSeen()).get(key.id)?.length
  await verify(engine, 'shop', text, { address: '192.0.2.1' })
  await engine.usage.flush()
  clock.advanceMs(limits.usageMinutesKeptMs - HOUR_MS)
  await sweeper.sweep()
  expect([await count('minute'), await count('hour')]).toEqual([1, 1])
  clock.advanceMs(2 * HOUR_MS)
  await sweeper.sweep()
  expect([await count('minute'), await count('hour'), await sightings()]).toEqual([0, 1, 1])
  clock.advanceMs(limits.usageHoursKeptMs)
  await sweeper.sweep()
  expect([await count('hour'), await sightings()]).toEqual([0, 0])
  expect((await engine.storage.findUsage([key.id])).get(key.id)?.allowed).toBe(1)
  await sweeper.close()
})
