import { describe, expect, it } from 'vitest'
import { appendEvents, createAuditSigner, MemoryKeeper } from '../../../test/fixtures/audit-log.ts'
import { openMemoryEngine } from '../../../test/fixtures/open-memory-engine.ts'
import { createLogger } from '../logger.ts'
import { AuditDesk } from './audit-desk.ts'

describe('a key of the audit log that was replaced', () => {
  it('is noticed, even where all that was kept beside the database went with it', async () => {
    const logLines: string[] = []
    const destination = { write: (line: string) => logLines.push(line) }
    const logger = createLogger({ level: 'warn', destination })
    const engine = await openMemoryEngine()
    await appendEvents(engine, 'crm', 2)
    const signer = createAuditSigner()
    await (await AuditDesk.open({ engine, signer, keeper: new MemoryKeeper(), logger })).close()
    const replaced = createAuditSigner('ZyXwVu987654')
    const parts = { engine, signer: replaced, keeper: new MemoryKeeper(), logger }
    const desk = await AuditDesk.open(parts)
    expect(desk.rollbacks).toContainEqual({ tenant: 'crm', keptSize: 2, size: 2, kind: 'foreign' })
    expect(logLines.join('')).toContain('signed by another key')
    const filter = { action: 'audit.rolled_back', tenant: 'crm' } as const
    const { items } = await engine.storage.listAuditEvents(filter, { cursor: null, size: 5 })
    expect(items).toMatchObject([{ outcome: 'noticed', details: { kind: 'foreign' } }])
    await desk.close()
    expect((await AuditDesk.open(parts)).rollbacks).toEqual([])
  })
})
