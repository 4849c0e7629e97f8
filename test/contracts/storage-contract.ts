/** Decides what a storage is: whatever passes this suite, races included. */
import { describe, expect, it } from 'vitest'
import { testApis, testRoles } from './api-contract.ts'
import { testAudit } from './audit-contract.ts'
import { testIdempotency, testQuotas } from './count-contract.ts'
import { testImports, testKeys, testLookups, testSecrets } from './key-contract.ts'
import { testKeyFilters, testKeyPages } from './key-list-contract.ts'
import { testRaces } from './race-contract.ts'
import { testRefusedUse } from './refused-use-contract.ts'
import { testRotation } from './rotation-contract.ts'
import { testScans } from './scan-contract.ts'
import { type OpenStorageUnderTest, outcomeOf, useStorage } from './storage-under-test.ts'
import { testHostileText } from './text-contract.ts'
import { testUsage } from './usage-contract.ts'

/** Runs the suite; `open` gives a storage of its own to each test. */
export function testStorage(name: string, open: OpenStorageUnderTest): void {
  describe(`storage contract: ${name}`, () => {
    testKeys(open)
    testLookups(open)
    testSecrets(open)
    testRotation(open)
    testImports(open)
    testKeyPages(open)
    testKeyFilters(open)
    testApis(open)
    testRoles(open)
    testQuotas(open)
    testUsage(open)
    testRefusedUse(open)
    testIdempotency(open)
    testScans(open)
    testAudit(open)
    testHostileText(open)
    testRaces(open)
    testClosing(open)
  })
}

function testClosing(open: OpenStorageUnderTest): void {
  describe('closing', () => {
    const used = useStorage(open)

    it('answers a ping while it is open, and refuses it afterwards', async () => {
      const { storage } = used
      expect(await outcomeOf(() => storage.ping())).toBe('done')
      await storage.close()
      expect(await outcomeOf(() => storage.ping())).toBe('storage_unavailable')
    })

    it('may be closed twice', async () => {
      await used.storage.close()
      expect(await outcomeOf(() => used.storage.close())).toBe('done')
    })
  })
}
