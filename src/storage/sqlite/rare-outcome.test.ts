import { expect, it } from 'vitest'
import {
  createTemporaryDirectory,
  removeDirectory,
} from '../../../test/contracts/temporary-directory.ts'
import type { AuditFilter } from '../../engine/audit/audit-storage.ts'
import { draftSystemEvent } from '../../engine/audit/draft-event.ts'
import { openDataDirectory } from '../open-data-directory.ts'
import { openStorage } from '../open-storage.ts'

it('who asks for what is rare in a long log, or for a time long ago, holds up nobody', async () => {
  const directory = createTemporaryDirectory()
  const lock = openDataDirectory(directory)
  const storage = await openStorage({ dataDirectory: lock })
  const target = { kind: 'key', id: 'key_1' } as const
  const draft = (atMs: number) =>
    draftSystemEvent({ tenant: 'shop', action: 'key.updated', atMs, target })
  const events = Array.from({ length: 30_000 }, (_, index) => draft(index))
  await storage.appendTrail({ events, revocations: [] })
  const page = { cursor: null, size: 50 }
  const spanOf = async (filter: AuditFilter) => {
    const spans: number[] = []
    for (let round = 0; round < 5; round++) {
      const startMs = performance.now()
      await storage.listAuditEvents(filter, page)
      spans.push(performance.now() - startMs)
    }
    return Math.min(...spans)
  }
  // One reads a page, the other finds nothing: without an index it would read all to know.
  const usual = (await spanOf({ outcome: 'done' })) * 3 + 1
  expect(await spanOf({ outcome: 'denied' })).toBeLessThan(usual)
  expect(await spanOf({ fromMs: 9, toMs: 10 })).toBeLessThan(usual)
  expect(await spanOf({ actorId: 'keyward', fromMs: 29_999 })).toBeLessThan(usual)
  await storage.close()
  lock.close()
  removeDirectory(directory)
})
