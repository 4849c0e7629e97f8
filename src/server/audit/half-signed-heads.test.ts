import { expect, it } from 'vitest'
import { appendEvents, createAuditSigner, MemoryKeeper } from '../../../test/fixtures/audit-log.ts'
import { openMemoryEngine } from '../../../test/fixtures/open-memory-engine.ts'
import { KeywardError } from '../../base/errors.ts'
import type { AuditCheckpoint } from '../../engine/audit/audit-storage.ts'
import { createLogger } from '../logger.ts'
import { AuditDesk } from './audit-desk.ts'

it('a disk that fills up while heads are signed withholds none from the kept log', async () => {
  const engine = await openMemoryEngine()
  const logger = createLogger({ level: 'silent', destination: { write: () => {} } })
  const keeper = new MemoryKeeper()
  const desk = await AuditDesk.open({ engine, signer: createAuditSigner(), keeper, logger })
  await appendEvents(engine, 'aaa', 1)
  await appendEvents(engine, 'bbb', 1)
  const { storage } = engine
  const insert = storage.insertAuditCheckpoint.bind(storage)
  storage.insertAuditCheckpoint = (checkpoint: AuditCheckpoint) => {
    if (checkpoint.tenant === 'bbb') throw new KeywardError('storage_full')
    return insert(checkpoint)
  }
  await expect(desk.signHeads()).rejects.toThrow(KeywardError)
  storage.insertAuditCheckpoint = insert
  await desk.signHeads()
  const origins = keeper.notes.map((note) => note.split('\n')[0]?.split('/').at(-1))
  expect(origins).toEqual(expect.arrayContaining(['aaa', 'bbb']))
  await desk.close()
})
