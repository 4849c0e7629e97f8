import { describe, expect, it } from 'vitest'
import {
  createTestApi,
  createTestKey,
  openTestEngine,
  verdictOf,
} from '../../../test/engine/open-test-engine.ts'
import { limits } from '../../base/limits.ts'
import { LOCAL_OPERATOR } from '../principal.ts'
import { getRotation } from './get-rotation.ts'
import type { KeySettings } from './key-settings.ts'
import { revokeKey } from './revoke-key.ts'
import { rotateKey } from './rotate-key.ts'

const HOUR_MS = 3_600_000

async function openWithKey(settings: Partial<KeySettings> = {}) {
  const { engine, clock } = openTestEngine()
  await createTestApi(engine, 'shop')
  const { key, text } = await createTestKey(engine, 'shop', settings)
  return { engine, clock, id: key.id, old: text }
}

describe('getRotation', () => {
  it('says when and from where the old secret was last used, and whether it is quiet', async () => {
    const { engine, clock, id, old } = await openWithKey()
    expect(await getRotation(engine, id)).toMatchObject({ state: 'none', isSafeToFinish: null })
    const graceMs = 3 * HOUR_MS
    const { secret } = await rotateKey(engine, LOCAL_OPERATOR, id, { graceMs })
    clock.advanceMs(60_000)
    const usedAtMs = clock.nowMs()
    await verdictOf(engine, 'shop', old, { address: '10.0.0.4' })
    await verdictOf(engine, 'shop', secret?.reveal() ?? '', { address: '10.0.0.5' })
    const rotation = await getRotation(engine, id)
    expect(rotation).toMatchObject({ state: 'in_progress', isSafeToFinish: false })
    expect(rotation.secrets[0]).toMatchObject({
      version: 1,
      state: 'ending',
      lastUsedAtMs: usedAtMs,
      lastUsedFrom: '10.0.0.4',
    })
    clock.advanceMs(limits.rotationQuietMs)
    expect((await getRotation(engine, id)).isSafeToFinish).toBe(true)
    clock.advanceMs(3 * HOUR_MS)
    expect((await getRotation(engine, id)).secrets[0]?.state).toBe('ended')
  })

  it('says when the schedule of the key makes it due', async () => {
    const { engine, clock, id } = await openWithKey({ rotateEveryMs: HOUR_MS })
    const { dueAtMs, isDue } = await getRotation(engine, id)
    expect([dueAtMs, isDue]).toEqual([clock.nowMs() + HOUR_MS, false])
    clock.advanceMs(HOUR_MS)
    expect((await getRotation(engine, id)).isDue).toBe(true)
    await rotateKey(engine, LOCAL_OPERATOR, id, { graceMs: 0 })
    expect((await getRotation(engine, id)).isDue).toBe(false)
  })

  it('tells of no secret that works once the key is over', async () => {
    const { engine, clock, id } = await openWithKey({ rotateEveryMs: HOUR_MS })
    await rotateKey(engine, LOCAL_OPERATOR, id, { graceMs: HOUR_MS })
    await revokeKey(engine, LOCAL_OPERATOR, id, 'gone')
    const { secrets, ...rest } = await getRotation(engine, id)
    expect(rest).toMatchObject({ state: 'none', isSafeToFinish: null, dueAtMs: null })
    const over = { state: 'ended', endsAtMs: clock.nowMs() }
    expect(secrets).toMatchObject([over, over])
  })
})
