/** What every storage does with refused use of secrets that have ended. */
import { describe, expect, it } from 'vitest'
import type { RefusedUse } from '../../src/engine/usage/usage-storage.ts'
import { makeKey, NOW_MS } from './records.ts'
import { type OpenStorageUnderTest, useStorage } from './storage-under-test.ts'

const refusal = (version: number, lastRefusedAtMs: number, changes: Partial<RefusedUse> = {}) => ({
  keyId: 'key_1',
  version,
  count: 1,
  lastRefusedAtMs,
  address: null,
  userAgent: null,
  ...changes,
})

export function testRefusedUse(open: OpenStorageUnderTest): void {
  describe('refused use of secrets', () => {
    const used = useStorage(open)

    it('is added up for each version; the newest says from where, and with what', async () => {
      await used.storage.insertKey(makeKey('key_1'), null)
      await used.storage.insertKey(makeKey('key_2'), null)
      const from = (address: string, userAgent: string | null) => ({ address, userAgent })
      await used.storage.addRefusedUse([
        refusal(2, NOW_MS, { count: 2, ...from('192.0.2.2', 'curl/8') }),
        refusal(1, NOW_MS, { count: 3, ...from('192.0.2.1', null) }),
        refusal(1, NOW_MS, { keyId: 'key_2', count: 9 }),
      ])
      await used.storage.addRefusedUse([
        refusal(2, NOW_MS - 1, { count: 4, ...from('192.0.2.9', 'old') }),
        refusal(1, NOW_MS + 1, { count: 5 }),
      ])
      await used.storage.addRefusedUse([])
      await used.reopen()
      expect(await used.storage.findRefusedUse(['key_2', 'key_1', 'key_3', 'key_1'])).toEqual([
        refusal(1, NOW_MS + 1, { count: 8 }),
        refusal(2, NOW_MS, { count: 6, ...from('192.0.2.2', 'curl/8') }),
        refusal(1, NOW_MS, { keyId: 'key_2', count: 9 }),
      ])
      expect((await used.storage.findUsage(['key_1'])).size).toBe(0)
    })

    it('of a key that is not there is dropped, and goes with its API', async () => {
      await used.storage.insertKey(makeKey('key_1', { apiId: 'blog' }), null)
      const both = [refusal(1, NOW_MS, { keyId: 'key_gone' }), refusal(1, NOW_MS)]
      await used.storage.addRefusedUse(both)
      await used.storage.insertKey(makeKey('key_gone'), null)
      expect(await used.storage.findRefusedUse(['key_gone', 'key_1'])).toEqual([both[1]])
      const gone = makeKey('key_1', { apiId: 'blog', revokedAtMs: NOW_MS, version: 2 })
      await used.storage.updateKey(gone)
      await used.storage.deleteApi('blog')
      await used.storage.insertKey(makeKey('key_1'), null)
      expect(await used.storage.findRefusedUse(['key_1'])).toEqual([])
    })

    it('is forgotten with the sightings, and not otherwise', async () => {
      await used.storage.insertKey(makeKey('key_1'), null)
      await used.storage.addRefusedUse([refusal(1, NOW_MS - 1), refusal(2, NOW_MS)])
      const older = { minutesBeforeMs: NOW_MS, hoursBeforeMs: NOW_MS, rowsMax: 9 }
      await used.storage.sweepUsage({ ...older, sightingsBeforeMs: null })
      expect(await used.storage.findRefusedUse(['key_1'])).toHaveLength(2)
      await used.storage.sweepUsage({ ...older, sightingsBeforeMs: NOW_MS })
      expect(await used.storage.findRefusedUse(['key_1'])).toEqual([refusal(2, NOW_MS)])
    })
  })
}
