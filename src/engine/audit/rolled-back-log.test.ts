import { describe, expect, it } from 'vitest'
import {
  appendEvents,
  createAuditSigner,
  exportAuditText,
  findAuditFault,
  openAuditLog,
} from '../../../test/fixtures/audit-log.ts'
import { openMemoryEngine } from '../../../test/fixtures/open-memory-engine.ts'
import { FixedClock } from '../../base/clock.ts'
import { DAY_MS } from '../../base/units.ts'
import type { Engine } from '../engine.ts'
import { signAuditHeads } from './sign-audit-heads.ts'

describe('a rolled-back log', () => {
  const signer = createAuditSigner()

  async function keepNotes(engine: Engine, tenants: readonly string[]): Promise<string[]> {
    const found: string[] = []
    for (const tenant of tenants) {
      const list = await engine.storage.listAuditCheckpoints(tenant, -1, 100)
      found.push(...list.map(({ note }) => note))
    }
    return found
  }

  it('is a chain without a fault, but shorter than a checkpoint that was kept', async () => {
    const { engine } = await openAuditLog(signer)
    const old = await exportAuditText(engine, signer)
    await appendEvents(engine, 'shop', 3)
    const newer = await exportAuditText(engine, signer)
    const notes = await keepNotes(engine, ['shop'])
    expect(await findAuditFault(newer, { notes })).toBeUndefined()
    expect(await findAuditFault(old)).toBeUndefined()
    expect(await findAuditFault(old, { notes })).toMatchObject({
      why: expect.stringMatching(/ends shop at event \d+, but .* shows \d+/),
    })
  })

  it('is found when it has grown again, longer than it was', async () => {
    const { engine } = await openAuditLog(signer)
    await exportAuditText(engine, signer)
    const notes = await keepNotes(engine, ['shop'])
    const again = await openMemoryEngine({}, new FixedClock(DAY_MS))
    await appendEvents(again, 'shop', 9)
    const text = await exportAuditText(again, signer)
    expect(await findAuditFault(text)).toBeUndefined()
    const fault = await findAuditFault(text, { notes })
    expect(fault?.why).toMatch(/not the history that was signed then/)
  })

  it('is found when a whole tenant is gone', async () => {
    const { engine } = await openAuditLog(signer)
    await appendEvents(engine, 'crm', 1)
    await exportAuditText(engine, signer)
    const notes = await keepNotes(engine, ['shop', 'crm'])
    const without = await openAuditLog(signer)
    const text = await exportAuditText(without.engine, signer)
    expect(await findAuditFault(text, { notes: notes.slice(-1) })).toMatchObject({
      why: expect.stringContaining('without crm'),
    })
    const alone = await exportAuditText(without.engine, signer, { tenant: 'crm' })
    expect(await findAuditFault(alone, { notes })).toMatchObject({
      why: expect.stringContaining('without crm'),
    })
  })

  it('cannot be hidden by two checkpoints of one size', async () => {
    const { engine } = await openAuditLog(signer)
    await exportAuditText(engine, signer)
    const other = await openMemoryEngine({}, new FixedClock(1))
    await appendEvents(other, 'shop', 9)
    const notes = [...(await keepNotes(engine, ['shop']))]
    const size = (await engine.storage.findAuditHead('shop'))?.size ?? 0
    const fork = await openMemoryEngine({}, new FixedClock(1))
    while (((await fork.storage.findAuditHead('shop'))?.size ?? 0) < size) {
      await appendEvents(fork, 'shop', 1)
    }
    await signAuditHeads(fork, signer)
    notes.push(...(await keepNotes(fork, ['shop'])))
    const text = await exportAuditText(engine, signer)
    expect(await findAuditFault(text, { notes })).toMatchObject({
      why: expect.stringContaining('two histories'),
    })
  })
})
