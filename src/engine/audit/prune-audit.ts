/** Decides which events are old enough to be forgotten, so that the rest can still be proven. */
import { setImmediate } from 'node:timers/promises'
import { limits } from '../../base/limits.ts'
import type { Engine } from '../engine.ts'
import { draftSystemEvent } from './draft-event.ts'

/**
 * Forgets events from before `beforeMs`, of each tenant up to a checkpoint that was signed: what
 * the chain was until then stays in its head, and that it was pruned stands in the log. What one
 * of `sinks` has not been told of stays, however old. `signal` ends it between two steps.
 */
export async function pruneAudit(
  engine: Engine,
  beforeMs: number,
  sinks: readonly string[] = [],
  signal?: AbortSignal,
): Promise<void> {
  const toldTo = await findToldTo(engine, sinks)
  for (const { tenant } of await engine.storage.listAuditHeads()) {
    while (signal?.aborted !== true && (await pruneTenant(engine, tenant, { beforeMs, toldTo }))) {
      await setImmediate()
    }
  }
}

interface Bounds {
  readonly beforeMs: number
  /** The position up to which every sink has been told. */
  readonly toldTo: number
}

async function findToldTo({ storage }: Engine, sinks: readonly string[]): Promise<number> {
  const positions = await Promise.all(sinks.map((name) => storage.findSinkPosition(name)))
  return Math.min(Number.POSITIVE_INFINITY, ...positions)
}

/** As many at once as do not hold up others for long; true when there may be more. */
async function pruneTenant(engine: Engine, tenant: string, bounds: Bounds): Promise<boolean> {
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
  const seq = await findLastOld(engine, tenant, bounds, furthest.size)
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
      before: new Date(bounds.beforeMs).toISOString(),
      checkpoint: upTo.note,
    },
  })
  await storage.pruneAudit(tenant, upTo.size, { events: [event], revocations: [] })
  return true
}

/**
 * The last of the oldest events that are all from before; looked for no further than `size`. One
 * of a clock that was ahead is as old as what comes after it, or nothing would go for years.
 */
async function findLastOld(
  engine: Engine,
  tenant: string,
  { beforeMs, toldTo }: Bounds,
  size: number,
): Promise<number> {
  const nowMs = engine.clock.nowMs()
  let seq = 0
  let position = 0
  for (;;) {
    const page = await engine.storage.readAuditEvents({ tenant }, position, limits.auditPageSize)
    for (const each of page) {
      const { atMs } = each.event
      const isNeeded = (atMs >= beforeMs && atMs <= nowMs) || each.position > toldTo
      if (isNeeded || each.event.seq > size) return seq
      position = each.position
      if (atMs < beforeMs) seq = each.event.seq
    }
    if (page.length < limits.auditPageSize) return seq
    await setImmediate()
  }
}
