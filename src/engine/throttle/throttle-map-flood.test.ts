/**
 * The attack: failures from as many addresses as there are, to fill our memory or our log, or to
 * be forgotten among them.
 */
import { expect, it } from 'vitest'
import { limits } from '../../base/limits.ts'
import { MemoryStorage } from '../../storage/memory/memory-storage.ts'
import { AttemptThrottle } from './attempt-throttle.ts'
import { ThrottleTeller } from './throttle-teller.ts'

const START_MS = Date.UTC(2026, 0, 15)

function openThrottle() {
  const storage = new MemoryStorage()
  const teller = new ThrottleTeller(storage, () => {})
  const throttle = new AttemptThrottle(2, teller)
  const fail = (address: string, nowMs: number) =>
    throttle.attempt(
      { address, apiId: 'shop', proof: '' },
      nowMs,
      () => 'failed',
      () => 'failed',
    )
  return { storage, teller, throttle, fail }
}

/** A different /64 for each number. */
const addressOf = (index: number) =>
  `2001:db8:${(index >> 16).toString(16)}:${(index & 0xffff).toString(16)}::1`

it('keeps so many addresses and no more, and forgets those first that failed longest ago', () => {
  const { throttle, fail } = openThrottle()
  for (let index = 0; index < limits.throttledAddressesMax; index++) {
    for (const _ of [1, 2]) void fail(addressOf(index), START_MS)
  }
  expect(throttle.size).toBe(limits.throttledAddressesMax)
  // All are blocked, and none is pushed out by those that are refused.
  expect(fail(addressOf(0), START_MS + 1)).toBe('rate_limited')
  expect(throttle.size).toBe(limits.throttledAddressesMax)
  const extra = 100
  for (let index = 0; index < extra; index++) void fail(`192.0.2.${index}`, START_MS + 1)
  expect(throttle.size).toBeLessThanOrEqual(limits.throttledAddressesMax)
  const last = limits.throttledAddressesMax - 1
  expect(fail(addressOf(last), START_MS + 2)).toBe('rate_limited')
  expect(fail(addressOf(0), START_MS + 2)).toBe('failed')
})

it('gives the room back when the flood is over', () => {
  const { throttle, fail } = openThrottle()
  for (let index = 0; index < 10_000; index++) void fail(addressOf(index), START_MS)
  const laterMs = START_MS + limits.failedAttemptsWindowMs
  for (let index = 0; index < 5_000; index++) void fail(addressOf(20_000 + index), laterMs)
  expect(throttle.size).toBe(5_000)
})

it('tells of some addresses a minute, and how many it left out', async () => {
  const { storage, teller, fail } = openThrottle()
  const flood = 1_000
  for (let index = 0; index < flood; index++)
    for (const _ of [1, 2]) void fail(addressOf(index), START_MS)
  const laterMs = START_MS + limits.failedAttemptsWindowMs
  for (const _ of [1, 2]) void fail('192.0.2.1', laterMs)
  await teller.flush()
  const page = { cursor: null, size: limits.pageSizeMax }
  const { items } = await storage.listAuditEvents({ action: 'address.throttled' }, page)
  expect(items).toHaveLength(limits.throttleEventsPerMinuteMax + 1)
  expect(items[0]?.target.id).toBe('192.0.2.1')
  expect(items[0]?.details['withheld']).toBe(flood - limits.throttleEventsPerMinuteMax)
})
