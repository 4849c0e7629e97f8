import { expect, it } from 'vitest'
import {
  createTemporaryDirectory,
  removeDirectory,
} from '../../../test/contracts/temporary-directory.ts'
import { draftSystemEvent } from '../../engine/audit/draft-event.ts'
import { openDataDirectory } from '../open-data-directory.ts'
import { openStorage } from '../open-storage.ts'

it('who asks for what was denied in a long log holds up nobody', async () => {
  const directory = createTemporaryDirectory()
  const lock = openDataDirectory(directory)
  const storage = await openStorage({ dataDirectory: lock })
  const target = { kind: 'key', id: 'key_1' } as const
  const event = draftSystemEvent({ tenant: 'shop', action: 'key.updated', atMs: 1, target })
  const events = Array.from({ length: 30_000 }, () => event)
  await storage.appendTrail({ events, revocations: [] })
  const page = { cursor: null, size: 50 }
  const spanOf = async (outcome: 'denied' | 'done') => {
    const spans: number[] = []
    for (let round = 0; round < 5; round++) {
      const startMs = performance.now()
      await storage.listAuditEvents({ outcome }, page)
      spans.push(performance.now() - startMs)
    }
    return Math.min(...spans)
  }
  // One reads a page, the other finds nothing: without an index it would read all to know.
  expect(await spanOf('denied')).toBeLessThan((await spanOf('done')) * 3 + 1)
  await storage.close()
  lock.close()
  removeDirectory(directory)
})
