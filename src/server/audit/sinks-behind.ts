/** Decides which sinks are so far behind that somebody must see to them: what they miss is kept. */
import { limits } from '../../base/limits.ts'
import { DAY_MS } from '../../base/units.ts'
import { BUILTIN_API_ID } from '../../engine/apis/api-record.ts'
import { draftSystemEvent } from '../../engine/audit/draft-event.ts'
import type { Engine } from '../../engine/engine.ts'
import type { Logger } from '../logger.ts'

interface SinkBehind {
  readonly sink: string
  /** Events that it has not been told of, or not looked at. */
  readonly waiting: number
  /** Of the oldest of them. */
  readonly since: string
}

/** Tells the log, and with it the other sinks. */
export async function tellSinksBehind(
  engine: Engine,
  logger: Logger,
  sinks: readonly string[],
): Promise<void> {
  const { clock, storage } = engine
  const behind = await findSinksBehind(engine, sinks)
  if (behind.length === 0) return
  for (const each of behind) logger.warn(each, SINK_BEHIND)
  const atMs = clock.nowMs()
  const events = behind.map((details) =>
    draftSystemEvent({
      tenant: BUILTIN_API_ID,
      action: 'audit.sink_behind',
      outcome: 'noticed',
      atMs,
      target: { kind: 'server', id: BUILTIN_API_ID },
      details: { ...details, days: Math.floor((atMs - Date.parse(details.since)) / DAY_MS) },
    }),
  )
  await storage.appendTrail({ events, revocations: [] })
}

const SINK_BEHIND =
  'audit sink is days behind, and no event that it misses is forgotten: see to it, or take it ' +
  'out of the configuration before the disk is full'

async function findSinksBehind(
  { storage, clock }: Engine,
  sinks: readonly string[],
): Promise<SinkBehind[]> {
  const newest = await storage.findAuditPosition()
  const nowMs = clock.nowMs()
  const found: SinkBehind[] = []
  for (const sink of sinks) {
    const position = await storage.findSinkPosition(sink)
    const few = await storage.readAuditEvents({}, position, limits.sinkReadMax)
    // Of one that a clock wrote that was ahead, nobody can say how old it is.
    const next = few.find(({ event }) => event.atMs <= nowMs)
    if (next === undefined || nowMs - next.event.atMs < limits.sinkBehindMsMin) continue
    const since = new Date(next.event.atMs).toISOString()
    found.push({ sink, waiting: newest - position, since })
  }
  return found
}
