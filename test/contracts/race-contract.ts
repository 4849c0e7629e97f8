/** What every storage does when the same thing is asked of it many times at once. */
import { describe, expect, it } from 'vitest'
import type { MaybePromise } from '../../src/base/maybe-promise.ts'
import { makeIdempotency, makeImportedKey, makeKey, makeRole, NOW_MS } from './records.ts'
import { listIds, type OpenStorageUnderTest, outcomeOf, useStorage } from './storage-under-test.ts'

const RACERS = 50

/** Starts all before the first can have ended; answers how often each outcome came. */
async function race(attempt: (racer: number) => MaybePromise<unknown>) {
  const racers = Array.from({ length: RACERS }, (_, racer) => outcomeOf(() => attempt(racer)))
  const counts: Record<string, number> = {}
  for (const outcome of await Promise.all(racers)) counts[outcome] = (counts[outcome] ?? 0) + 1
  return counts
}

export function testRaces(open: OpenStorageUnderTest): void {
  describe('races', () => {
    const used = useStorage(open)

    it('for the last unit of a quota have one winner', async () => {
      const quota = { subject: 'key:1', period: 'total', periodStartMs: 0, limit: 10 } as const
      await used.storage.reserveQuota({ ...quota, amount: 9 })
      const grants = await Promise.all(
        Array.from({ length: RACERS }, async () =>
          used.storage.reserveQuota({ ...quota, amount: 1 }),
        ),
      )
      expect(grants.filter((grant) => grant.granted === 1)).toHaveLength(1)
      expect(grants.filter((grant) => grant.granted === 0)).toHaveLength(RACERS - 1)
      expect(grants.every((grant) => grant.reserved === 10)).toBe(true)
    })

    it('of releases and reservations never give out more than the limit', async () => {
      const quota = { subject: 'key:1', period: 'total', periodStartMs: 0, limit: 20 } as const
      let held = 0
      await race(async (racer) => {
        const { granted } = await used.storage.reserveQuota({ ...quota, amount: 3 })
        held += granted
        if (racer % 2 === 0 || granted === 0) return
        held -= granted
        await used.storage.releaseQuota(quota.subject, quota.period, 0, granted)
      })
      const { reserved } = await used.storage.reserveQuota({ ...quota, amount: 0 })
      expect(reserved).toBe(held)
      expect(reserved).toBeLessThanOrEqual(20)
    })

    it('to update one version of a key have one winner, and its change stays', async () => {
      const key = makeKey('key_1')
      await used.storage.insertKey(key, null)
      const update = (racer: number) =>
        used.storage.updateKey({ ...key, version: 2, name: `racer ${racer}` })
      expect(await race(update)).toEqual({ done: 1, conflict: RACERS - 1 })
      expect((await used.storage.findKey('key_1'))?.version).toBe(2)
    })

    it('to insert one id, one look-up or one idempotency record have one winner', async () => {
      const sameId = () => used.storage.insertKey(makeKey('key_same'), null)
      const sameLookup = (racer: number) =>
        used.storage.insertKey(makeImportedKey(`key_l${racer}`, 'sha256::aa'), null)
      const sameRecord = (racer: number) =>
        used.storage.insertKey(makeKey(`key_r${racer}`), makeIdempotency())
      for (const attempt of [sameId, sameLookup, sameRecord]) {
        expect(await race(attempt)).toEqual({ done: 1, already_exists: RACERS - 1 })
      }
      expect(await listIds(used.storage)).toHaveLength(3)
    })

    it('between giving a role to a key and deleting it leave no key with a lost role', async () => {
      for (let round = 0; round < 10; round++) {
        const name = `role_${round}`
        await used.storage.insertRole(makeRole({ name }), null)
        const key = makeKey(`key_${round}`, { roles: [name] })
        const give = () => outcomeOf(() => used.storage.insertKey(key, null))
        const take = () => outcomeOf(() => used.storage.deleteRole('shop', name))
        const order = round % 2 === 0 ? [give, take] : [take, give]
        const outcomes = await Promise.all(order.map((attempt) => attempt()))
        expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(1)
        const isHeld = (await used.storage.findKey(key.id)) !== undefined
        const isThere = (await used.storage.findApi('shop'))?.roles.has(name)
        expect(isThere).toBe(isHeld)
      }
    })

    it('between revoking a key and other changes never lose the revocation', async () => {
      const key = makeKey('key_1')
      await used.storage.insertKey(key, null)
      await race(async (racer) => {
        const seen = await used.storage.findKey('key_1')
        if (seen === undefined) return
        const revoked = racer === 25 ? { revokedAtMs: NOW_MS } : {}
        const next = { ...seen, ...revoked, name: `racer ${racer}`, version: seen.version + 1 }
        const outcome = await outcomeOf(() => used.storage.updateKey(next))
        if (racer !== 25 || outcome === 'done') return
        const latest = (await used.storage.findKey('key_1')) ?? seen
        await used.storage.updateKey({ ...latest, ...revoked, version: latest.version + 1 })
      })
      expect((await used.storage.findKey('key_1'))?.revokedAtMs).toBe(NOW_MS)
    })
  })
}
