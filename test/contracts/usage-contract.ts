/** What every storage does with use: totals, counts by time, sightings, secrets that end. */
import { describe, expect, it } from 'vitest'
import type {
  Sighting,
  UsageCount,
  UsageQuery,
  UsageRetention,
} from '../../src/engine/usage/usage-storage.ts'
import { makeKey, makeUsage, NOW_MS } from './records.ts'
import { type OpenStorageUnderTest, useStorage } from './storage-under-test.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

const count = (atMs: number, scope: string, outcome: UsageCount['outcome'], uses: number) => ({
  atMs,
  scope,
  outcome,
  count: uses,
})

const seen = (value: string, atMs: number, uses: number, changes: Partial<Sighting> = {}) => ({
  kind: 'network' as const,
  value,
  firstSeenAtMs: atMs,
  lastSeenAtMs: atMs,
  count: uses,
  ...changes,
})

export function testUsage(open: OpenStorageUnderTest): void {
  testTotals(open)
  testCounts(open)
  testSightings(open)
  testRetention(open)
}

function testTotals(open: OpenStorageUnderTest): void {
  describe('usage', () => {
    const used = useStorage(open)
    const total = (keyId: string, allowed: number, denied: number, lastUsedAtMs: number) =>
      makeUsage(keyId, { allowed, denied, lastUsedAtMs })

    it('is added up; the last use never goes back', async () => {
      for (const id of ['key_1', 'key_2']) await used.storage.insertKey(makeKey(id), null)
      await used.storage.addUsage([total('key_1', 2, 1, NOW_MS), total('key_1', 1, 0, NOW_MS - 5)])
      await used.storage.addUsage([total('key_1', 0, 4, NOW_MS - 1)])
      await used.storage.addUsage([])
      await used.reopen()
      const usage = await used.storage.findUsage(['key_1', 'key_2', 'key_3'])
      expect([...usage]).toEqual([['key_1', { allowed: 3, denied: 5, lastUsedAtMs: NOW_MS }]])
    })

    it('of a key that is not there is dropped, the rest of the batch is kept', async () => {
      await used.storage.insertKey(makeKey('key_1'), null)
      const sightings = [seen('192.0.2.0/24', NOW_MS, 1)]
      const secretUses = [{ version: 1, lastUsedAtMs: NOW_MS, address: null }]
      const gone = makeUsage('key_gone', { sightings, secretUses })
      await used.storage.addUsage([gone, makeUsage('key_1')])
      expect([...(await used.storage.findUsage(['key_gone', 'key_1'])).keys()]).toEqual(['key_1'])
      await used.storage.insertKey(makeKey('key_gone'), null)
      expect((await used.storage.findUsage(['key_gone'])).size).toBe(0)
      expect((await used.storage.findSightings(['key_gone'])).size).toBe(0)
      expect(await used.storage.findSecretUse('key_gone')).toEqual([])
      const ofApi = { apiId: 'shop', step: 'hour', fromMs: 0, toMs: NOW_MS + 1 } as const
      expect((await used.storage.sumUsageByTime(ofApi)).map((each) => each.count)).toEqual([1])
    })
  })
}

function testCounts(open: OpenStorageUnderTest): void {
  describe('usage by time', () => {
    const used = useStorage(open)
    const day = { step: 'minute', fromMs: NOW_MS - DAY_MS, toMs: NOW_MS + DAY_MS } as const
    const byTime = (query: Partial<UsageQuery>) => used.storage.sumUsageByTime({ ...day, ...query })
    const byScope = (query: Partial<UsageQuery>) =>
      used.storage.sumUsageByScope({ ...day, ...query })

    const fill = async () => {
      await used.storage.insertKey(makeKey('key_1'), null)
      await used.storage.insertKey(makeKey('key_2'), null)
      await used.storage.insertKey(makeKey('key_3', { apiId: 'blog' }), null)
      const first = [
        count(NOW_MS, 'read:users', 'allowed', 3),
        count(NOW_MS, 'read:posts read:users', 'insufficient_scope', 2),
        count(NOW_MS + MINUTE_MS, 'read:users', 'allowed', 1),
      ]
      await used.storage.addUsage([
        makeUsage('key_1', { allowed: 4, denied: 2, counts: first }),
        makeUsage('key_2', { counts: [count(NOW_MS, 'read:users', 'allowed', 10)] }),
      ])
      const later = [
        count(NOW_MS, 'read:users', 'allowed', 5),
        count(NOW_MS + HOUR_MS, '-', 'allowed', 7),
      ]
      await used.storage.addUsage([
        makeUsage('key_1', { counts: later }),
        makeUsage('key_3', { apiId: 'blog', counts: [count(NOW_MS, '-', 'allowed', 100)] }),
      ])
      await used.reopen()
    }

    it('is summed by the minute and by the hour, in order', async () => {
      await fill()
      expect(await byTime({ keyId: 'key_1' })).toEqual([
        count(NOW_MS, '-', 'allowed', 8),
        count(NOW_MS, '-', 'insufficient_scope', 2),
        count(NOW_MS + MINUTE_MS, '-', 'allowed', 1),
        count(NOW_MS + HOUR_MS, '-', 'allowed', 7),
      ])
      expect(await byTime({ keyId: 'key_1', step: 'hour' })).toEqual([
        count(NOW_MS, '-', 'allowed', 9),
        count(NOW_MS, '-', 'insufficient_scope', 2),
        count(NOW_MS + HOUR_MS, '-', 'allowed', 7),
      ])
      const to = { toMs: NOW_MS + MINUTE_MS }
      expect(await byTime({ keyId: 'key_1', ...to, scope: 'read:posts' })).toEqual([
        count(NOW_MS, '-', 'insufficient_scope', 2),
      ])
      expect(await byTime({ keyId: 'key_1', fromMs: NOW_MS + 1, ...to })).toEqual([])
    })

    it('is summed by scope; part of a scope finds nothing', async () => {
      await fill()
      expect(await byScope({ keyId: 'key_1' })).toEqual([
        count(day.fromMs, '-', 'allowed', 7),
        count(day.fromMs, 'read:posts read:users', 'insufficient_scope', 2),
        count(day.fromMs, 'read:users', 'allowed', 9),
      ])
      const ofUsers = await byScope({ keyId: 'key_1', scope: 'read:users' })
      expect(ofUsers.map((each) => each.count)).toEqual([2, 9])
      expect(await byScope({ keyId: 'key_1', scope: 'read:user' })).toEqual([])
      expect(await byScope({ keyId: 'key_1', scope: '-', step: 'hour' })).toHaveLength(1)
    })

    it('of an API is that of its keys, and of all that of all', async () => {
      await fill()
      const sum = (counts: readonly UsageCount[]) =>
        counts.reduce((total, each) => total + each.count, 0)
      expect(sum(await byTime({ apiId: 'shop' }))).toBe(28)
      expect(sum(await byScope({ apiId: 'blog', step: 'hour' }))).toBe(100)
      expect(sum(await byTime({}))).toBe(128)
      expect(sum(await byScope({ step: 'hour', scope: 'read:users' }))).toBe(21)
    })

    it('tells how many hours had use, and the busiest', async () => {
      await fill()
      const ids = ['key_1', 'key_2', 'key_none']
      const history = await used.storage.findUsageHistory(ids, NOW_MS, NOW_MS + DAY_MS)
      expect([...history].sort()).toEqual([
        ['key_1', { hours: 2, busiest: 11 }],
        ['key_2', { hours: 1, busiest: 10 }],
      ])
      expect((await used.storage.findUsageHistory(ids, 0, NOW_MS)).size).toBe(0)
    })

    it('goes with its key and its API', async () => {
      await fill()
      const key = makeKey('key_3', { apiId: 'blog', revokedAtMs: NOW_MS, version: 2 })
      await used.storage.updateKey(key)
      await used.storage.deleteApi('blog')
      expect(await byTime({ keyId: 'key_3' })).toEqual([])
      expect(await byTime({ apiId: 'blog' })).toEqual([])
    })
  })
}

function testSightings(open: OpenStorageUnderTest): void {
  describe('sightings and uses of secrets', () => {
    const used = useStorage(open)

    it('are added up, by kind and value, and forgotten when told', async () => {
      await used.storage.insertKey(makeKey('key_1'), null)
      const agent = seen('curl/8', NOW_MS + 1, 1, { kind: 'user_agent' })
      const home = seen('192.0.2.0/24', NOW_MS, 2)
      const work = seen('198.51.100.0/24', NOW_MS, 9)
      await used.storage.addUsage([makeUsage('key_1', { sightings: [home, work, agent] })])
      const again = seen('192.0.2.0/24', NOW_MS + 50, 3, { firstSeenAtMs: NOW_MS - 5 })
      const forgotten = [{ kind: 'network', value: work.value } as const]
      await used.storage.addUsage([makeUsage('key_1', { sightings: [again], forgotten })])
      await used.reopen()
      const found = await used.storage.findSightings(['key_1', 'key_2'])
      expect([...found]).toEqual([['key_1', [{ ...again, count: 5 }, agent]]])
    })

    it('tell the newest use of each version', async () => {
      await used.storage.insertKey(makeKey('key_1'), null)
      const use = (version: number, lastUsedAtMs: number, address: string | null) => ({
        version,
        lastUsedAtMs,
        address,
      })
      const older = [use(2, NOW_MS, '192.0.2.1'), use(1, NOW_MS, '192.0.2.2')]
      await used.storage.addUsage([makeUsage('key_1', { secretUses: older })])
      const newer = [use(1, NOW_MS - 1, '192.0.2.9'), use(2, NOW_MS + 1, null)]
      await used.storage.addUsage([makeUsage('key_1', { secretUses: newer })])
      await used.reopen()
      const found = await used.storage.findSecretUse('key_1')
      expect(found).toEqual([use(1, NOW_MS, '192.0.2.2'), use(2, NOW_MS + 1, null)])
    })
  })
}

function testRetention(open: OpenStorageUnderTest): void {
  describe('the retention of usage', () => {
    const used = useStorage(open)
    const all = { fromMs: 0, toMs: NOW_MS + DAY_MS }
    const retention: UsageRetention = {
      minutesBeforeMs: NOW_MS,
      hoursBeforeMs: NOW_MS - HOUR_MS,
      sightingsBeforeMs: NOW_MS,
      rowsMax: 1_000,
    }
    const fill = async () => {
      await used.storage.insertKey(makeKey('key_1'), null)
      const times = [NOW_MS, NOW_MS - HOUR_MS, NOW_MS - 2 * HOUR_MS]
      const counts = times.map((atMs) => count(atMs, '-', 'allowed', 1))
      const sightings = [seen('192.0.2.0/24', NOW_MS, 1), seen('', NOW_MS - 1, 1)]
      const secretUses = [
        { version: 1, lastUsedAtMs: NOW_MS - 1, address: null },
        { version: 2, lastUsedAtMs: NOW_MS, address: null },
      ]
      await used.storage.addUsage([makeUsage('key_1', { counts, sightings, secretUses })])
    }
    const timesOf = async (query: Partial<UsageQuery>, step: UsageQuery['step']) =>
      (await used.storage.sumUsageByTime({ ...all, ...query, step })).map((each) => each.atMs)

    it('forgets what is older, of each step by itself', async () => {
      await fill()
      expect(await used.storage.sweepUsage(retention)).toBe(6)
      for (const owner of [{ keyId: 'key_1' }, { apiId: 'shop' }]) {
        expect(await timesOf(owner, 'minute')).toEqual([NOW_MS])
        expect(await timesOf(owner, 'hour')).toEqual([NOW_MS - HOUR_MS, NOW_MS])
      }
      const sightings = (await used.storage.findSightings(['key_1'])).get('key_1')
      expect(sightings?.map(({ value }) => value)).toEqual(['192.0.2.0/24'])
      const uses = await used.storage.findSecretUse('key_1')
      expect(uses.map(({ version }) => version)).toEqual([2])
      expect((await used.storage.findUsage(['key_1'])).get('key_1')?.allowed).toBe(1)
    })

    it('takes no more at once than it was told, and comes to an end', async () => {
      await fill()
      const sweep = () => used.storage.sweepUsage({ ...retention, rowsMax: 4 })
      expect([await sweep(), await sweep(), await sweep()]).toEqual([4, 2, 0])
    })

    it('leaves sightings alone when they are not asked for', async () => {
      await fill()
      await used.storage.sweepUsage({ ...retention, sightingsBeforeMs: null })
      expect((await used.storage.findSightings(['key_1'])).get('key_1')).toHaveLength(2)
    })
  })
}
