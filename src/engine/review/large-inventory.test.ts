import { describe, expect, it } from 'vitest'
import {
  createTestApi,
  createTestKey,
  openTestEngine,
} from '../../../test/engine/open-test-engine.ts'
import { DAY_MS } from '../../base/units.ts'
import { reviewKeys } from './review-keys.ts'

/** One key is made; the others are copies of its record, put into the store beside it. */
async function openInventory(count: number) {
  const { engine, clock } = openTestEngine()
  await createTestApi(engine, 'shop')
  const { key } = await createTestKey(engine, 'shop', { scopes: ['read:*'] })
  for (let n = 1; n < count; n++) {
    const id = `key_${String(n).padStart(12, '0')}`
    await engine.storage.insertKey({ ...key, id, owner: n % 2 === 0 ? 'acme' : null }, null)
    const used = { allowed: 1, denied: 0, lastUsedAtMs: clock.nowMs() + 91 * DAY_MS }
    const counts = [
      { atMs: used.lastUsedAtMs, scope: 'read:users', outcome: 'allowed' as const, count: 1 },
    ]
    const none = { sightings: [], forgotten: [], secretUses: [] }
    if (n % 100 === 0) {
      await engine.storage.addUsage([{ keyId: id, apiId: 'shop', ...used, counts, ...none }])
    }
  }
  clock.advanceMs(91 * DAY_MS)
  return engine
}

async function measure(count: number) {
  const engine = await openInventory(count)
  const startMs = performance.now()
  const review = await reviewKeys(engine, { days: 90, count: 100 })
  return { review, ms: performance.now() - startMs }
}

describe('a review of 10,000 keys', () => {
  it('answers the worst, counts all, and takes about ten times as long as of 1,000', async () => {
    await measure(1_000)
    const small = await measure(1_000)
    const large = await measure(10_000)
    expect(large.review).toMatchObject({ reviewed: 10_000, withFindings: 10_000 })
    expect(large.review.worst).toHaveLength(100)
    expect(large.review.counts.get('no_owner')).toBe(5_001)
    expect(large.review.counts.get('unused_scopes')).toBe(99)
    expect(large.ms / small.ms).toBeLessThan(60)
  }, 60_000)
})
