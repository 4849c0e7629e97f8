import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, it } from 'vitest'
import {
  createTemporaryDirectory,
  removeDirectory,
} from '../../../test/contracts/temporary-directory.ts'
import { draftSystemEvent } from '../../engine/audit/draft-event.ts'
import { openDataDirectory } from '../open-data-directory.ts'
import { openStorage } from '../open-storage.ts'

let directory = ''
beforeEach(() => {
  directory = createTemporaryDirectory()
})
afterEach(() => removeDirectory(directory))

it.each([
  ['a log made shorter', "set size = 1, frontier = '[]'"],
  ['a log that claims to be pruned', 'set pruned_size = 2'],
])('a head that was forged in the file is told as damage: %s', async (_, change) => {
  const lock = openDataDirectory(directory)
  const storage = await openStorage({ dataDirectory: lock })
  const target = { kind: 'key', id: 'key_1' } as const
  const event = draftSystemEvent({ tenant: 'shop', action: 'key.updated', atMs: 1, target })
  const trail = { events: [event, event, event], revocations: [] }
  await storage.appendTrail(trail)
  const other = new DatabaseSync(join(directory, 'keyward.db'))
  other.exec(`update audit_heads ${change} where tenant = 'shop'`)
  other.close()
  const damaged = expect.objectContaining({ code: 'database_corrupt' })
  await expect(async () => storage.findAuditHead('shop')).rejects.toEqual(damaged)
  await expect(async () => storage.appendTrail(trail)).rejects.toEqual(damaged)
  await storage.close()
  lock.close()
})
