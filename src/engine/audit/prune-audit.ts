/** Decides which events are old enough to be forgotten, so that the rest can still be proven. */
import { setImmediate } from 'node:timers/promises'
import { limits } from '../../base/limits.ts'
import type { Engine } from '../engine.ts'
import { draftSystemEvent } from './draft-event.ts'

/**
 * Forgets events from before `beforeMs`, of each tenant up to a checkpoint that was signed: what
 * the chain was until then stays in its head, and that it was pruned stands in the log. `signal`
 * ends it between two steps.
 */
export async function pruneAudit(
  engine: Engine,
  beforeMs: number,
  signal?: AbortSignal,
): Promise<void> {
  for (const { tenant } of await engine.storage.listAuditHeads()) {
    while (signal?.aborted !== true && (await pruneTenant(engine, tenant, beforeMs))) {
      await setImmediate()
    }
  }
}

/** As many at once as do not hold up others for long; true when there may be more. */
async function pruneTenant(engine: Engine, tenant: string, beforeMs: number): Promise<boolean> {
  const { storage, clock } = engine
  const head = await storage.findAuditHead(tenant)
  if (head === undefined) return false
  const checkpoints = await storage.listAuditCheckpoints(
    tenant,
    head.prunedSize,
    limits.auditPageSize,
  )
  const few = checkpoints.filter(({ size }) => size - head.prunedSize <= limits.auditPrunedAtOnce)
  const furthest = few.at(-1) ?? checkpoints[0]
  if (furthest === undefined) return false
  const seq = await findLastOld(engine, tenant, beforeMs, furthest.size)
  const upTo = checkpoints.findLast(({ size }) => size <= seq)
  if (upTo === undefined) return false
  const event = draftSystemEvent({
    tenant,
    action: 'audit.pruned',
    atMs: clock.nowMs(),
    target: { kind: 'api', id: tenant },
    details: {
      firstSeq: head.prunedSize + 1,
      lastSeq: upTo.size,
      before: new Date(beforeMs).toISOString(),
      checkpoint: upTo.note,
    },
  })
  await storage.pruneAudit(tenant, upTo.size, { events: [event], revocations: [] })
  return true
}

/** The last of the oldest events that are all from before; looked for no further than `size`. */
async function findLastOld(
  engine: Engine,
  tenant: string,
  beforeMs: number,
  size: number,
): Promise<number> {
  let seq = 0
  let position = 0
  for (;;) {
    const page = await engine.storage.readAuditEvents({ tenant }, position, limits.auditPageSize)
    for (const each of page) {
      if (each.event.atMs >= beforeMs || each.event.seq > size) return seq
      seq = each.event.seq
      position = each.position
    }
    if (page.length < limits.auditPageSize) return seq
    await setImmediate()
  }
}
