/** What every storage does with quotas and the memory of creates. */
import { describe, expect, it } from 'vitest'
import type { QuotaReservation } from '../../src/engine/storage.ts'
import { makeApi, makeIdempotency, makeKey, makeRole } from './records.ts'
import { type OpenStorageUnderTest, outcomeOf, useStorage } from './storage-under-test.ts'

const DAY_MS = 86_400_000

export function testQuotas(open: OpenStorageUnderTest): void {
  describe('quotas', () => {
    const used = useStorage(open)
    const reserve = (amount: number, changes: Partial<QuotaReservation> = {}) =>
      used.storage.reserveQuota({
        subject: 'key:key_1',
        period: 'day',
        periodStartMs: DAY_MS,
        amount,
        limit: 10,
        ...changes,
      })
    const grant = (granted: number, reserved: number, periodStartMs = DAY_MS) => ({
      granted,
      reserved,
      periodStartMs,
    })

    it('grant what is asked, then what is left, then nothing', async () => {
      expect(await reserve(0)).toEqual(grant(0, 0))
      expect(await reserve(7)).toEqual(grant(7, 7))
      expect(await reserve(7)).toEqual(grant(3, 10))
      expect(await reserve(1)).toEqual(grant(0, 10))
      expect(await reserve(1, { limit: 5 })).toEqual(grant(0, 10))
      expect(await reserve(5, { limit: 12 })).toEqual(grant(2, 12))
    })

    it('remember over a restart what was granted', async () => {
      await reserve(4)
      await used.reopen()
      expect(await reserve(9)).toEqual(grant(6, 10))
    })

    it('keep subjects and kinds of period apart', async () => {
      await reserve(10)
      expect(await reserve(10, { subject: 'key:key_2' })).toEqual(grant(10, 10))
      expect(await reserve(10, { period: 'total', periodStartMs: 0 })).toEqual(grant(10, 10, 0))
    })

    it('begin a new period with nothing reserved', async () => {
      await reserve(10)
      expect(await reserve(0, { periodStartMs: 2 * DAY_MS })).toEqual(grant(0, 0, 2 * DAY_MS))
      expect(await reserve(4, { periodStartMs: 2 * DAY_MS })).toEqual(grant(4, 4, 2 * DAY_MS))
    })

    it('answer for the later period when the clock has stepped back', async () => {
      await reserve(8, { periodStartMs: 2 * DAY_MS })
      await used.reopen()
      expect(await reserve(5)).toEqual(grant(2, 10, 2 * DAY_MS))
      expect(await reserve(5)).toEqual(grant(0, 10, 2 * DAY_MS))
    })

    it('take back what was not spent, in the same period only, down to zero', async () => {
      await reserve(8)
      await used.storage.releaseQuota('key:key_1', 'day', DAY_MS, 3)
      expect(await reserve(0)).toEqual(grant(0, 5))
      await used.storage.releaseQuota('key:key_1', 'day', 0, 3)
      await used.storage.releaseQuota('key:key_1', 'month', DAY_MS, 3)
      await used.storage.releaseQuota('key:key_2', 'day', DAY_MS, 3)
      expect(await reserve(0)).toEqual(grant(0, 5))
      await used.storage.releaseQuota('key:key_1', 'day', DAY_MS, 6)
      expect(await reserve(0)).toEqual(grant(0, 0))
    })

    it('count exactly up to the largest limit', async () => {
      const limit = Number.MAX_SAFE_INTEGER
      expect(await reserve(limit - 1, { limit })).toEqual(grant(limit - 1, limit - 1))
      await used.reopen()
      expect(await reserve(2, { limit })).toEqual(grant(1, limit))
    })
  })
}

export function testIdempotency(open: OpenStorageUnderTest): void {
  describe('idempotency', () => {
    const used = useStorage(open)
    const record = makeIdempotency()
    const find = () => used.storage.findIdempotency(record.actor, record.keyDigest)

    it('is remembered with the create, by actor and key, also after a restart', async () => {
      await used.storage.insertKey(makeKey('key_1'), record)
      await used.storage.insertApi(
        makeApi({ id: 'n', prefix: 'n' }),
        makeIdempotency({ actor: 'b' }),
      )
      await used.storage.insertRole(makeRole(), makeIdempotency({ actor: 'c' }))
      await used.reopen()
      expect(await find()).toEqual(record)
      for (const actor of ['b', 'c']) {
        const found = await used.storage.findIdempotency(actor, record.keyDigest)
        expect(found).toEqual(makeIdempotency({ actor }))
      }
      expect(await used.storage.findIdempotency('d', record.keyDigest)).toBeUndefined()
      expect(await used.storage.findIdempotency(record.actor, 'other')).toBeUndefined()
    })

    it('is not remembered when the create fails', async () => {
      await used.storage.insertKey(makeKey('key_1'), null)
      await used.storage.insertRole(makeRole(), null)
      const failures = [
        () => used.storage.insertKey(makeKey('key_1'), record),
        () => used.storage.insertKey(makeKey('key_2', { roles: ['gone'] }), record),
        () => used.storage.insertApi(makeApi(), record),
        () => used.storage.insertRole(makeRole(), record),
      ]
      for (const failure of failures) {
        expect(await outcomeOf(failure)).not.toBe('done')
        expect(await find()).toBeUndefined()
      }
    })

    it('that is there already makes the create fail, with nothing written', async () => {
      await used.storage.insertKey(makeKey('key_1'), record)
      const api = makeApi({ id: 'new', prefix: 'new' })
      const creates = [
        () => used.storage.insertKey(makeKey('key_2'), { ...record, resultId: 'key_2' }),
        () => used.storage.insertApi(api, record),
        () => used.storage.insertRole(makeRole(), record),
      ]
      for (const create of creates) expect(await outcomeOf(create)).toBe('already_exists')
      expect(await used.storage.findKey('key_2')).toBeUndefined()
      expect(await used.storage.findApi('new')).toBeUndefined()
      expect((await used.storage.findApi('shop'))?.roles.size).toBe(0)
      expect(await find()).toEqual(record)
    })

    it('is forgotten when it is old', async () => {
      await used.storage.insertKey(makeKey('key_1'), record)
      await used.storage.sweepIdempotency(record.createdAtMs)
      expect(await find()).toEqual(record)
      await used.storage.sweepIdempotency(record.createdAtMs + 1)
      expect(await find()).toBeUndefined()
    })
  })
}
