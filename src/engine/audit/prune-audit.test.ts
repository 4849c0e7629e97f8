import { expect, it } from 'vitest'
import {
  appendEvents,
  createAuditSigner,
  exportAuditText,
  openAuditLog,
} from '../../../test/fixtures/audit-log.ts'
import { DAY_MS } from '../../base/units.ts'
import { pruneAudit } from './prune-audit.ts'

it('waits for a sink that is behind, and for none that is not told any more', async () => {
  const signer = createAuditSigner()
  const { engine, clock } = await openAuditLog(signer)
  await appendEvents(engine, 'shop', 2)
  // Signs the heads.
  await exportAuditText(engine, signer)
  clock.advanceMs(9 * DAY_MS)
  const prunedSize = async () => (await engine.storage.findAuditHead('shop'))?.prunedSize
  const nowMs = clock.nowMs()
  await engine.storage.setSinkPosition('quick', 1_000)
  await pruneAudit(engine, nowMs, ['quick', 'slow'])
  expect(await prunedSize()).toBe(0)
  await engine.storage.setSinkPosition('slow', 1_000)
  await pruneAudit(engine, nowMs, ['quick', 'slow'])
  expect(await prunedSize()).toBeGreaterThan(0)
})

it('forgets what a clock wrote that was years ahead when what came after is old', async () => {
  const signer = createAuditSigner()
  const { engine, clock } = await openAuditLog(signer)
  const prunedSize = async () => (await engine.storage.findAuditHead('crm'))?.prunedSize
  const write = async (count: number) => {
    await appendEvents(engine, 'crm', count)
    await exportAuditText(engine, signer)
  }
  await write(2)
  clock.jumpMs(4_000 * DAY_MS)
  await write(1)
  clock.jumpMs(-4_000 * DAY_MS)
  await pruneAudit(engine, clock.nowMs() - DAY_MS)
  expect(await prunedSize()).toBe(0)
  await write(1)
  clock.advanceMs(9 * DAY_MS)
  await write(1)
  await pruneAudit(engine, clock.nowMs() - DAY_MS)
  expect(await prunedSize()).toBe(4)
})
