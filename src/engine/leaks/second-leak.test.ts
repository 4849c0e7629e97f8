import { describe, expect, it } from 'vitest'
import {
  createTestApi,
  createTestKey,
  openTestEngine,
  verify,
} from '../../../test/engine/open-test-engine.ts'
import { MINUTE_MS } from '../../base/units.ts'
import type { Engine } from '../engine.ts'
import { recordExposure } from '../keys/record-exposure.ts'
import { rotateKey } from '../keys/rotate-key.ts'
import { LOCAL_OPERATOR } from '../principal.ts'
import { reviewKeys } from '../review/review-keys.ts'

async function openExposed() {
  const { engine, clock } = openTestEngine()
  await createTestApi(engine, 'shop')
  const { key, text } = await createTestKey(engine, 'shop')
  await recordExposure(engine, 'shop', text, 'query')
  clock.advanceMs(MINUTE_MS)
  const graceMs = 5 * MINUTE_MS
  const { secret } = await rotateKey(engine, LOCAL_OPERATOR, key.id, { graceMs })
  clock.advanceMs(MINUTE_MS)
  return { engine, clock, key, text, next: secret?.reveal() ?? '' }
}

async function actionsOf(engine: Engine, action: 'key.exposed' | 'key.unusual_use') {
  return (await engine.storage.listAuditEvents({ action }, { cursor: null, size: 50 })).items
}

describe('a key that leaks again after it was rotated', () => {
  it('is marked and told of again: the new secret is another one', async () => {
    const { engine, clock, key, next } = await openExposed()
    clock.advanceMs(10 * MINUTE_MS)
    const before = await reviewKeys(engine, { apiId: 'shop', days: 90, count: 1 })
    expect(before.counts.get('exposed')).toBeUndefined()
    await recordExposure(engine, 'shop', next, 'cookie')
    await recordExposure(engine, 'shop', next, 'cookie')
    const stored = await engine.storage.findKey(key.id)
    expect(stored).toMatchObject({ exposedAtMs: clock.nowMs(), exposedIn: 'cookie' })
    expect(await actionsOf(engine, 'key.exposed')).toHaveLength(2)
    const after = await reviewKeys(engine, { apiId: 'shop', days: 90, count: 1 })
    expect(after.counts.get('exposed')).toBe(1)
  })

  it('is marked no later by its old secret, which was seen before', async () => {
    const { engine, clock, key, text } = await openExposed()
    await recordExposure(engine, 'shop', text, 'query')
    expect((await engine.storage.findKey(key.id))?.exposedAtMs).toBe(clock.nowMs() - 2 * MINUTE_MS)
  })
})

describe('use after an exposure', () => {
  it('is told of the secret that was seen, as long as it works, and of no other', async () => {
    const { engine, text, next } = await openExposed()
    await verify(engine, 'shop', next, {})
    await engine.usage.flush()
    expect(await actionsOf(engine, 'key.unusual_use')).toEqual([])
    await verify(engine, 'shop', text, {})
    await engine.usage.flush()
    const told = await actionsOf(engine, 'key.unusual_use')
    expect(told.map(({ details }) => details['kind'])).toEqual(['after_exposure'])
  })
})
