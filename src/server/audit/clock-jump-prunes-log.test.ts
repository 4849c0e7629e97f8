import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { appendEvents, createAuditSigner } from '../../../test/fixtures/audit-log.ts'
import { openMemoryEngine } from '../../../test/fixtures/open-memory-engine.ts'
import { FixedClock } from '../../base/clock.ts'
import { limits } from '../../base/limits.ts'
import { DAY_MS, HOUR_MS } from '../../base/units.ts'
import type { Engine } from '../../engine/engine.ts'
import { RetentionClock } from '../../engine/retention/retention-clock.ts'
import { revokedToken } from '../../engine/revocations/draft-revocation.ts'
import { createLogger } from '../logger.ts'
import { AuditDesk } from './audit-desk.ts'

const YEARS_MS = 10 * 365 * DAY_MS
const START_MS = new FixedClock().nowMs()

describe('a clock that is years ahead', () => {
  let clock = new FixedClock()
  let engine: Engine
  beforeEach(async () => {
    clock = new FixedClock()
    engine = await openMemoryEngine({}, clock)
  })

  const openDesk = () => {
    const logger = createLogger({ level: 'silent' })
    const keeper = { keep: () => {}, readNewest: () => [] }
    return AuditDesk.open({ engine, signer: createAuditSigner(), keeper, logger })
  }
  const runOnce = async () => {
    const desk = await openDesk()
    await desk.start({ version: '1', retentionMs: 400 * DAY_MS, sinks: [] })
    await new Promise((resolve) => setTimeout(resolve, 20))
    await desk.close()
  }
  const listActions = async () => {
    const { items } = await engine.storage.listAuditEvents({}, { cursor: null, size: 50 })
    return items.map(({ action }) => action)
  }

  it('prunes nothing of the log, and is told once', async () => {
    await appendEvents(engine, 'shop', 3)
    await (await openDesk()).close()
    clock.jumpMs(YEARS_MS)
    await runOnce()
    const actions = await listActions()
    expect(actions).not.toContain('audit.pruned')
    expect(actions.filter((action) => action === 'clock.doubted')).toHaveLength(1)
    expect((await engine.storage.findAuditHead('shop'))?.prunedSize).toBe(0)
  })

  it('prunes nothing either when it was so at the start already', async () => {
    await appendEvents(engine, 'shop', 3)
    await (await openDesk()).close()
    const ahead = new FixedClock(START_MS + YEARS_MS)
    engine = { ...engine, clock: ahead, retentionClock: new RetentionClock(engine.storage, ahead) }
    await engine.retentionClock.load()
    await runOnce()
    expect((await engine.storage.findAuditHead('shop'))?.prunedSize).toBe(0)
    expect(await listActions()).toContain('clock.doubted')
  })

  it('revives no token by forgetting that it was revoked', async () => {
    const { storage } = engine
    const lifeMs = limits.tokenLifetimeMsMax
    const token = { jti: 'one', expiresAtMs: START_MS + lifeMs }
    const revoked = revokedToken({ id: 'key_1', apiId: 'shop' }, token, START_MS)
    await storage.appendTrail({ events: [], revocations: [revoked] })
    const isKept = async () => (await storage.readRevocations(0, 9)).length > 0
    const look = async () => {
      await storage.appendTrail({ events: [], revocations: [] })
      await new Promise(setImmediate)
    }
    clock.jumpMs(YEARS_MS)
    await look()
    for (let passedMs = 0; passedMs < lifeMs; passedMs += HOUR_MS) {
      clock.advanceMs(HOUR_MS)
      await look()
    }
    expect(await isKept()).toBe(true)
    for (let passedMs = 0; passedMs < lifeMs; passedMs += HOUR_MS) {
      clock.advanceMs(HOUR_MS)
      await look()
    }
    expect(await isKept()).toBe(false)
  })
})

describe('RetentionClock', () => {
  let clock = new FixedClock()
  let storage: Engine['storage']
  beforeEach(async () => {
    clock = new FixedClock()
    storage = (await openMemoryEngine({}, clock)).storage
  })
  afterEach(() => expect(retention().nowMs()).toBeLessThanOrEqual(clock.nowMs()))
  const retention = () => new RetentionClock(storage, clock)
  const reopen = async () => {
    const opened = retention()
    await opened.load()
    return opened
  }

  it('catches up with an outage in as long as that took', async () => {
    await retention().keep()
    clock.jumpMs(3 * DAY_MS)
    const again = await reopen()
    expect(again.doubtMs).toBe(3 * DAY_MS)
    clock.advanceMs(DAY_MS)
    expect(again.doubtMs).toBe(2 * DAY_MS)
    clock.advanceMs(2 * DAY_MS)
    expect(again.doubtMs).toBe(0)
  })

  it('believes at last a clock that runs evenly, over restarts too', async () => {
    await retention().keep()
    clock.jumpMs(YEARS_MS)
    let opened = await reopen()
    for (let day = 0; day <= 30; day++) {
      expect(opened.doubtMs).toBeGreaterThan(YEARS_MS / 2)
      clock.advanceMs(DAY_MS)
      opened.nowMs()
      await opened.keep()
      opened = await reopen()
      if (opened.doubtMs === 0) break
    }
    clock.advanceMs(DAY_MS)
    expect(opened.doubtMs).toBe(0)
  })

  it('never believes one that jumps again and again', async () => {
    const opened = retention()
    for (let day = 0; day < 90; day++) {
      clock.advanceMs(DAY_MS)
      clock.jumpMs(2 * DAY_MS)
      opened.nowMs()
    }
    expect(opened.nowMs() - START_MS).toBeLessThanOrEqual(180 * DAY_MS)
  })

  it('takes back what it trusted of one that was ahead, not one that just started', async () => {
    const opened = retention()
    clock.jumpMs(YEARS_MS)
    clock.advanceMs(5 * DAY_MS)
    opened.nowMs()
    await opened.keep()
    clock.jumpMs(-YEARS_MS - 20 * 365 * DAY_MS)
    const again = await reopen()
    expect(again.nowMs()).toBe(clock.nowMs())
    clock.jumpMs(20 * 365 * DAY_MS)
    expect(again.doubtMs).toBe(0)
    clock.advanceMs(2 * limits.clockSettleMs)
    again.nowMs()
    clock.jumpMs(YEARS_MS)
    expect(again.nowMs() - START_MS).toBeLessThan(6 * DAY_MS)
  })
})
