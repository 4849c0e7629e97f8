import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MemoryStorage } from '../../storage/memory/memory-storage.ts'
import type { QuotaSpend } from '../counters.ts'
import type { QuotaGrant, QuotaLedger, QuotaReservation } from '../storage.ts'
import type { QuotaPeriod } from './limit-policy.ts'
import { LocalCounters } from './local-counters.ts'
import type { QuotaDurability } from './quota-account.ts'

const START_MS = Date.parse('2026-01-31T23:50:00Z')
const PERIODS = ['total', 'day', 'month'] as const

/** A ledger as a database on the network is: it answers after others had their turn. */
class LateLedger implements QuotaLedger {
  readonly #ledger = new MemoryStorage()
  readonly #turns: () => number
  asked = 0
  atOnceMax = 0
  #underWay = 0

  constructor(turns: () => number = () => 3) {
    this.#turns = turns
  }

  async reserveQuota(reservation: QuotaReservation): Promise<QuotaGrant> {
    this.asked++
    this.atOnceMax = Math.max(this.atOnceMax, ++this.#underWay)
    await this.#wait()
    const grant = this.#ledger.reserveQuota(reservation)
    await this.#wait()
    this.#underWay--
    return grant
  }

  async releaseQuota(...release: Parameters<QuotaLedger['releaseQuota']>): Promise<void> {
    await this.#wait()
    this.#ledger.releaseQuota(...release)
  }

  async #wait(): Promise<void> {
    for (let turn = this.#turns(); turn > 0; turn--) await null
  }
}

interface Step {
  readonly kind: 'spend' | 'crash' | 'stop'
  readonly passMs: number
  readonly cost: number
}

const steps = fc.array(
  fc.record<Step>({
    kind: fc.oneof(
      { weight: 8, arbitrary: fc.constant('spend' as const) },
      { weight: 1, arbitrary: fc.constantFrom('crash' as const, 'stop' as const) },
    ),
    // A restart may find the clock set back; time goes on over days and months.
    passMs: fc.oneof(fc.integer({ min: 0, max: 2_000 }), fc.integer({ min: 0, max: 40_000_000 })),
    cost: fc.integer({ min: 0, max: 60 }),
  }),
  { maxLength: 80 },
)

interface Told {
  spent: number
  crashes: number
}

/** Plays `steps` with a restart for each crash or stop; answers what was told of each period. */
async function play(
  ledger: QuotaLedger,
  quota: QuotaSpend,
  durability: QuotaDurability,
  list: readonly Step[],
  backMs: number,
): Promise<{ told: Map<number | null, Told>; remaining: number; resetAtMs: number | null }> {
  const open = () => new LocalCounters(ledger, { quotaDurability: durability })
  const told = new Map<number | null, Told>()
  let counters = open()
  let nowMs = START_MS
  let current: Told = { spent: 0, crashes: 0 }
  for (const { kind, passMs, cost } of list) {
    if (kind !== 'spend') {
      if (kind === 'stop') await counters.close()
      else current.crashes++
      counters = open()
      nowMs -= backMs
      continue
    }
    nowMs += passMs
    const { refusedBy, quota: state } = await counters.spend(nowMs, cost, [], quota)
    const resetAtMs = state?.resetAtMs ?? null
    current = told.get(resetAtMs) ?? { spent: 0, crashes: 0 }
    told.set(resetAtMs, current)
    if (refusedBy === null) current.spent += cost
    expect(current.spent).toBeLessThanOrEqual(quota.limit)
    expect(state?.remaining).toBeLessThanOrEqual(quota.limit - current.spent)
  }
  const { quota: last } = await counters.spend(nowMs, 0, [], quota)
  return { told, remaining: last?.remaining ?? -1, resetAtMs: last?.resetAtMs ?? null }
}

describe.each(PERIODS)('a quota per %s', (period: QuotaPeriod) => {
  const quotas = fc
    .integer({ min: 1, max: 1_000 })
    .map((limit): QuotaSpend => ({ subject: 'key:a', limit, period }))

  it.each(['block', 'each'] as const)(
    'is never overspent, and a crash loses no more than is documented (%s)',
    async (durability) => {
      await fc.assert(
        fc.asyncProperty(quotas, steps, fc.nat(100_000_000), async (quota, list, backMs) => {
          const ledger = new MemoryStorage()
          const { told, remaining, resetAtMs } = await play(ledger, quota, durability, list, backMs)
          const { spent, crashes } = told.get(resetAtMs) ?? { spent: 0, crashes: 0 }
          const share = durability === 'each' ? 0 : Math.floor(quota.limit / 100)
          const lost = quota.limit - remaining - spent
          expect(lost).toBeGreaterThanOrEqual(0)
          expect(lost).toBeLessThanOrEqual(crashes * share)
        }),
      )
    },
  )

  it('gives out everything when nothing crashes, however often it is stopped', async () => {
    await fc.assert(
      fc.asyncProperty(quotas, steps, async (quota, list) => {
        const ledger = new MemoryStorage()
        const calm = list.map((step) => ({ ...step, kind: 'spend' as const, passMs: 0, cost: 7 }))
        const stops = calm.flatMap((step) => [step, { ...step, kind: 'stop' as const }])
        const { told } = await play(ledger, quota, 'block', stops, 0)
        const spent = [...told.values()].reduce((sum, each) => sum + each.spent, 0)
        expect(spent).toBe(Math.min(calm.length, Math.floor(quota.limit / 7)) * 7)
      }),
    )
  })
})

describe('a ledger that answers late', () => {
  const quota: QuotaSpend = { subject: 'key:a', limit: 1_000, period: 'total' }

  it('gives 1000 of 1500 requests at once exactly the 1000 that there are', async () => {
    const counters = new LocalCounters(new LateLedger())
    const results = await Promise.all(
      Array.from({ length: 1_500 }, () => counters.spend(START_MS, 1, [], quota)),
    )
    expect(results.filter(({ refusedBy }) => refusedBy === null)).toHaveLength(1_000)
  })

  it('is asked by one request at a time: a crash loses one block, not a hundred', async () => {
    const ledger = new LateLedger()
    const counters = new LocalCounters(ledger)
    await Promise.all(Array.from({ length: 15 }, () => counters.spend(START_MS, 1, [], quota)))
    expect(ledger.atOnceMax).toBe(1)
    const afterCrash = await new LocalCounters(ledger).spend(START_MS, 0, [], quota)
    expect(afterCrash.quota?.remaining).toBe(1_000 - 20)
  })

  it('is never overspent, and refuses only what does not fit, in any order', async () => {
    const costs = fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 60 })
    await fc.assert(
      fc.asyncProperty(
        costs,
        fc.integer({ min: 1, max: 150 }),
        fc.infiniteStream(fc.nat(6)),
        fc.constantFrom('block' as const, 'each' as const),
        async (list, limit, turns, quotaDurability) => {
          const ledger = new LateLedger(() => turns.next().value ?? 0)
          const counters = new LocalCounters(ledger, { quotaDurability })
          const small = { ...quota, limit }
          const results = await Promise.all(
            list.map(async (cost) => {
              const { refusedBy } = await counters.spend(START_MS, cost, [], small)
              return { cost, isAllowed: refusedBy === null }
            }),
          )
          const sum = (each: typeof results) => each.reduce((all, { cost }) => all + cost, 0)
          const spent = sum(results.filter(({ isAllowed }) => isAllowed))
          const refused = results.filter(({ isAllowed }) => !isAllowed)
          expect(spent).toBeLessThanOrEqual(limit)
          for (const { cost } of refused) expect(spent + cost).toBeGreaterThan(limit)
          await counters.close()
          const afterStop = await new LocalCounters(ledger).spend(START_MS, 0, [], small)
          expect(afterStop.quota?.remaining).toBe(limit - spent)
        },
      ),
    )
  })

  it('refuses by a window without taking from the quota, also at the same moment', async () => {
    const counters = new LocalCounters(new LateLedger())
    const window = {
      name: 'default',
      shortcut: null,
      counter: 'key:a second 1000',
      limit: 10,
      windowMs: 1_000,
    }
    const results = await Promise.all(
      Array.from({ length: 100 }, () => counters.spend(START_MS, 1, [window], quota)),
    )
    expect(results.filter(({ refusedBy }) => refusedBy === null)).toHaveLength(10)
    expect((await counters.spend(START_MS, 0, [], quota)).quota?.remaining).toBe(990)
  })

  it('lets nobody wait for ever when it fails, and is asked again by the next', async () => {
    const storage = new MemoryStorage()
    let isDown = true
    const ledger: QuotaLedger = {
      async reserveQuota(reservation) {
        await null
        if (isDown) throw new Error('the network is down')
        return storage.reserveQuota(reservation)
      },
      releaseQuota: (...release) => storage.releaseQuota(...release),
    }
    const counters = new LocalCounters(ledger)
    const results = await Promise.allSettled(
      Array.from({ length: 5 }, () => counters.spend(START_MS, 1, [], quota)),
    )
    expect(results.map(({ status }) => status)).toEqual(Array(5).fill('rejected'))
    isDown = false
    expect(await counters.spend(START_MS, 1, [], quota)).toMatchObject({ refusedBy: null })
  })
})

describe('two processes on one ledger', () => {
  it('do not carry units over from a day that the other has already ended', async () => {
    const ledger = new MemoryStorage()
    const quota: QuotaSpend = { subject: 'key:a', limit: 1_000, period: 'day' }
    const behind = new LocalCounters(ledger)
    const ahead = new LocalCounters(ledger)
    const nextDayMs = START_MS + 3_600_000
    expect((await behind.spend(START_MS, 1, [], quota)).refusedBy).toBeNull()
    expect((await ahead.spend(nextDayMs, 1_000, [], quota)).refusedBy).toBeNull()
    // Nine units are left of its block, but the day that they were set aside in is over.
    expect((await behind.spend(START_MS, 20, [], quota)).refusedBy).toBe('quota_exceeded')
    const late = await behind.spend(START_MS, 1, [], quota)
    expect(late.refusedBy).toBe('quota_exceeded')
    expect(late.quota).toEqual((await ahead.spend(nextDayMs, 0, [], quota)).quota)
  })
})

describe('a clean stop', () => {
  it('gives back what it can, and tells what it could not', async () => {
    const storage = new MemoryStorage()
    const ledger: QuotaLedger = {
      reserveQuota: (reservation) => storage.reserveQuota(reservation),
      releaseQuota(subject, ...release) {
        if (subject === 'key:a') throw new Error('the disk is full')
        storage.releaseQuota(subject, ...release)
      },
    }
    const counters = new LocalCounters(ledger)
    for (const subject of ['key:a', 'key:b']) {
      await counters.spend(START_MS, 1, [], { subject, limit: 1_000, period: 'total' })
    }
    await expect(counters.close()).rejects.toThrow('the disk is full')
    const later = new LocalCounters(ledger)
    const look = await later.spend(START_MS, 0, [], {
      subject: 'key:b',
      limit: 1_000,
      period: 'total',
    })
    expect(look.quota?.remaining).toBe(999)
  })
})
