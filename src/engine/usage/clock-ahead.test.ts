import { expect, it } from 'vitest'
import {
  createTestApi,
  createTestKey,
  openTestEngine,
  verify,
} from '../../../test/engine/open-test-engine.ts'
import { FixedClock } from '../../base/clock.ts'
import { DAY_MS, MINUTE_MS } from '../../base/units.ts'
import { CachedStorage } from '../../storage/cached-storage.ts'
import { MemoryStorage } from '../../storage/memory/memory-storage.ts'
import { recordExposure } from '../keys/record-exposure.ts'

it('a clock that was a year ahead before a restart silences no unusual use', async () => {
  const memory = new MemoryStorage()
  const { engine, clock } = openTestEngine({ memory })
  const startMs = clock.nowMs()
  await createTestApi(engine, 'shop')
  const { text } = await createTestKey(engine, 'shop')
  await recordExposure(engine, 'shop', text, 'query')
  clock.advanceMs(365 * DAY_MS)
  await verify(engine, 'shop', text, {})
  await engine.usage.flush()
  const mended = new FixedClock(startMs + MINUTE_MS)
  const again = openTestEngine({
    storage: new CachedStorage(memory),
    clock: mended,
    peppers: engine.peppers,
  }).engine
  const countTold = async () => {
    await verify(again, 'shop', text, {})
    await again.usage.flush()
    const filter = { action: 'key.unusual_use' } as const
    return (await again.storage.listAuditEvents(filter, { cursor: null, size: 9 })).items.length
  }
  expect(await countTold()).toBe(2)
  mended.advanceMs(MINUTE_MS)
  expect(await countTold()).toBe(2)
})
