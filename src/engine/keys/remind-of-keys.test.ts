import { describe, expect, it } from 'vitest'
import {
  createTestApi,
  createTestKey,
  openTestEngine,
} from '../../../test/engine/open-test-engine.ts'
import type { Engine } from '../engine.ts'
import { LOCAL_OPERATOR } from '../principal.ts'
import { remindOfKeys } from './remind-of-keys.ts'
import { revokeKey } from './revoke-key.ts'
import { rotateKey } from './rotate-key.ts'

const DAY_MS = 86_400_000

async function open() {
  const { engine, clock } = openTestEngine()
  await createTestApi(engine, 'shop')
  return { engine, clock, nowMs: clock.nowMs() }
}

async function tellReminders(engine: Engine, id: string) {
  const page = await engine.storage.listAuditEvents(
    { targetId: id, outcome: 'noticed' },
    { cursor: null, size: 50 },
  )
  return page.items.map(({ action, details }) => [
    action,
    details['withinDays'] ?? details['secretVersion'],
  ])
}

describe('remindOfKeys', () => {
  it('tells of an expiry a month, a week and a day before, once each', async () => {
    const { engine, clock, nowMs } = await open()
    const { key } = await createTestKey(engine, 'shop', { expiresAtMs: nowMs + 40 * DAY_MS })
    for (let day = 0; day < 41; day++) {
      await remindOfKeys(engine)
      await remindOfKeys(engine)
      clock.advanceMs(DAY_MS)
    }
    expect(await tellReminders(engine, key.id)).toEqual([
      ['key.expiring', 1],
      ['key.expiring', 7],
      ['key.expiring', 30],
    ])
  })

  it('tells of a rotation that is due, and again when the new secret is due', async () => {
    const { engine, clock } = await open()
    const { key } = await createTestKey(engine, 'shop', { rotateEveryMs: 10 * DAY_MS })
    expect(await remindOfKeys(engine)).toBe(0)
    clock.advanceMs(10 * DAY_MS)
    expect([await remindOfKeys(engine), await remindOfKeys(engine)]).toEqual([1, 0])
    await rotateKey(engine, LOCAL_OPERATOR, key.id, { graceMs: 0 })
    expect(await remindOfKeys(engine)).toBe(0)
    clock.advanceMs(10 * DAY_MS)
    expect(await remindOfKeys(engine)).toBe(1)
    expect(await tellReminders(engine, key.id)).toEqual([
      ['key.rotation_due', 2],
      ['key.rotation_due', 1],
    ])
  })

  it('says nothing of keys that do not work any more', async () => {
    const { engine, nowMs } = await open()
    const { key } = await createTestKey(engine, 'shop', { expiresAtMs: nowMs + DAY_MS })
    await revokeKey(engine, LOCAL_OPERATOR, key.id, null)
    expect(await remindOfKeys(engine)).toBe(0)
  })
})
