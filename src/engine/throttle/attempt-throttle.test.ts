import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { limits } from '../../base/limits.ts'
import type { MaybePromise } from '../../base/maybe-promise.ts'
import { MemoryStorage } from '../../storage/memory/memory-storage.ts'
import { AttemptThrottle, type AttemptVerdict } from './attempt-throttle.ts'
import { ThrottleTeller } from './throttle-teller.ts'

const WINDOW_MS = limits.failedAttemptsWindowMs

function openThrottle(failuresMax: number) {
  const storage = new MemoryStorage()
  const teller = new ThrottleTeller(storage, () => {})
  return { throttle: new AttemptThrottle(failuresMax, teller), teller, storage }
}

const from = (address: string | undefined, proof = '') => ({ address, apiId: 'shop', proof })

/** Half of all attempts fail, at two addresses, close together and far apart. */
const steps = fc.array(
  fc.record({
    address: fc.constantFrom('192.0.2.1', '192.0.2.2'),
    fails: fc.boolean(),
    waitMs: fc.oneof(fc.nat(50), fc.nat(WINDOW_MS / 2), fc.nat(WINDOW_MS * 2)),
  }),
  { maxLength: 200 },
)

describe('AttemptThrottle', () => {
  it('refuses exactly what comes while a whole number of failures lies in the last minute', () => {
    fc.assert(
      fc.property(steps, fc.integer({ min: 1, max: 6 }), (attempts, max) => {
        const { throttle } = openThrottle(max)
        const failedAtMs = new Map<string, number[]>()
        let nowMs = Date.UTC(2026, 0, 15)
        for (const { address, fails, waitMs } of attempts) {
          nowMs += waitMs
          const before = (failedAtMs.get(address) ?? []).filter((at) => at > nowMs - WINDOW_MS)
          const expected = before.length >= max ? 'rate_limited' : fails
          const waitedMs = throttle.retryAfterMs(address, nowMs)
          const answer = throttle.attempt(
            from(address),
            nowMs,
            () => fails,
            (hasFailed) => (hasFailed ? 'failed' : 'proven'),
          )
          expect(answer).toBe(expected)
          expect(waitedMs > 0).toBe(expected === 'rate_limited')
          if (waitedMs > 0) expect(waitedMs).toBe((before.at(-max) ?? 0) + WINDOW_MS - nowMs)
          if (answer === true) failedAtMs.set(address, [...before, nowMs])
        }
      }),
    )
  })

  it('looks at no more than so many failures a minute when all come at once', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ fails: fc.boolean(), turns: fc.nat(20) }), { maxLength: 60 }),
        fc.integer({ min: 1, max: 6 }),
        async (attempts, max) => {
          const { throttle } = openThrottle(max)
          let failed = 0
          const answers = await Promise.all(
            attempts.map(({ fails, turns }) =>
              throttle.attempt(
                from('192.0.2.1'),
                1_000,
                async () => {
                  for (let turn = 0; turn < turns; turn++) await null
                  if (fails) failed++
                  return fails
                },
                (hasFailed) => (hasFailed ? 'failed' : 'proven'),
              ),
            ),
          )
          expect(failed).toBe(Math.min(max, attempts.filter(({ fails }) => fails).length))
          expect(failed === max || !answers.includes('rate_limited')).toBe(true)
        },
      ),
    )
  })

  it('lets a few wait for those under way, but not what is right with spare looks', async () => {
    const { throttle } = openThrottle(2)
    const { promise, resolve } = Promise.withResolvers<boolean>()
    const ask = (work: () => MaybePromise<boolean>, hasSpareLooks = false) =>
      throttle.attempt({ ...from('192.0.2.1'), hasSpareLooks }, 1, work, (isRight) =>
        isRight ? 'proven' : 'failed',
      )
    const slow = Array.from({ length: 2 }, () => ask(() => promise))
    const wrong = ask(() => false, true)
    expect(wrong).toBeInstanceOf(Promise)
    const waiting = Array.from({ length: limits.attemptsWaitingMax - 1 }, () => ask(() => true))
    expect(ask(() => true)).toBe('rate_limited')
    expect(ask(() => true, true)).toBe(true)
    expect(ask(() => false, true)).toBe('rate_limited')
    resolve(false)
    expect(await Promise.all(slow)).toEqual([false, false])
    expect(await wrong).toBe('rate_limited')
    expect(new Set(await Promise.all(waiting))).toEqual(new Set(['rate_limited']))
  })

  it('answers what was wrong when those have ended that were under way meanwhile', async () => {
    const { throttle } = openThrottle(2)
    const { promise, resolve } = Promise.withResolvers<boolean>()
    const ask = (work: () => MaybePromise<boolean>, hasSpareLooks = false) =>
      throttle.attempt({ ...from('192.0.2.1'), hasSpareLooks }, 1, work, (isRight) =>
        isRight ? 'proven' : 'failed',
      )
    const slow = Array.from({ length: 2 }, () => ask(() => promise))
    const wrong = ask(async () => {
      resolve(true)
      await Promise.all(slow)
      return false
    }, true)
    expect(await wrong).toBe(false)
  })

  it('counts an IPv6 address as its /64, an IPv4 address in IPv6 as itself', () => {
    const { throttle } = openThrottle(1)
    const fail = (address: string) =>
      throttle.attempt(
        from(address),
        1,
        () => 'failed',
        () => 'failed',
      )
    expect(fail('2001:db8:1:2::1')).toBe('failed')
    expect(fail('2001:db8:1:2:ffff::9')).toBe('rate_limited')
    expect(fail('2001:db8:1:3::1')).toBe('failed')
    expect(fail('192.0.2.1')).toBe('failed')
    expect(fail('::ffff:192.0.2.1')).toBe('rate_limited')
    expect(fail('192.0.2.2')).toBe('failed')
  })

  it('counts neither what throws nor what comes from nowhere, and may be off', async () => {
    const { throttle } = openThrottle(1)
    const work = () => {
      throw new Error('the store is away')
    }
    expect(() => throttle.attempt(from('192.0.2.1'), 1, work, () => 'failed')).toThrow('away')
    const late = throttle.attempt(
      from('192.0.2.1'),
      1,
      async () => work(),
      () => 'failed',
    )
    await expect(late).rejects.toThrow('away')
    const off = openThrottle(0).throttle
    for (let round = 0; round < 5; round++) {
      for (const [each, address] of [
        [throttle, undefined],
        [throttle, 'no address'],
        [off, '192.0.2.1'],
      ] as const) {
        const answer = each.attempt(
          from(address),
          1,
          () => 'failed',
          () => 'failed',
        )
        expect(answer).toBe('failed')
      }
    }
  })

  it('goes on looking at what it knows, until that ends', () => {
    const { throttle } = openThrottle(1)
    const ask = (proof: string, nowMs: number) =>
      throttle.attempt(
        from('192.0.2.1', proof),
        nowMs,
        () => proof,
        (each) => (each === '' ? 'failed' : 'proven'),
      )
    void ask('', 1)
    throttle.rememberProven('token', 100)
    expect([ask('token', 99), ask('token', 100), ask('other', 99)]).toEqual([
      'token',
      'rate_limited',
      'rate_limited',
    ])
  })

  it('looks some times more at what nobody guesses, and answers only what is right', async () => {
    const { throttle } = openThrottle(1)
    const ask = (verdict: AttemptVerdict, nowMs = 1) =>
      throttle.attempt(
        { ...from('192.0.2.1'), hasSpareLooks: true },
        nowMs,
        () => Promise.resolve(verdict),
        (each) => each,
      )
    expect(await ask('failed')).toBe('failed')
    for (let round = 0; round < limits.spareLooksPerMinute; round++) {
      expect(await ask('proven')).toBe('proven')
    }
    expect(await ask('neither')).toBe('rate_limited')
    for (let round = 1; round < limits.spareLooksPerMinute; round++) {
      expect(await ask('failed')).toBe('rate_limited')
    }
    expect(await ask('proven')).toBe('rate_limited')
    expect(await ask('proven', WINDOW_MS)).toBe('rate_limited')
    // Looks of theirs are no failures: one more is looked at as soon as the first is old enough.
    expect(await ask('failed', WINDOW_MS + 1)).toBe('failed')
    expect(await ask('proven', WINDOW_MS + 1)).toBe('proven')
  })

  it('tells an episode once, from its first minute to a minute without a failure', async () => {
    const { throttle, teller, storage } = openThrottle(2)
    let nowMs = Date.UTC(2026, 0, 15)
    const hammer = (forMs: number) => {
      for (const endMs = nowMs + forMs; nowMs < endMs; nowMs += 500) {
        void throttle.attempt(
          from('2001:db8::1'),
          nowMs,
          () => 0,
          () => 'failed',
        )
      }
    }
    hammer(10 * WINDOW_MS)
    nowMs += WINDOW_MS
    hammer(WINDOW_MS)
    await teller.flush()
    const { items } = await storage.listAuditEvents({}, { cursor: null, size: 10 })
    expect(items).toHaveLength(2)
    expect(items[1]).toMatchObject({
      tenant: 'shop',
      action: 'address.throttled',
      outcome: 'denied',
      actor: { kind: 'anonymous', id: 'anonymous' },
      target: { kind: 'address', id: '2001:db8::/64' },
      details: { failures: 2, windowMs: WINDOW_MS },
      address: '2001:db8::',
    })
  })
})
