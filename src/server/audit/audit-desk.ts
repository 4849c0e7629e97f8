/** Looks after the audit log of a running Keyward: signs it, keeps it within its age, guards it. */
import { limits } from '../../base/limits.ts'
import { DAY_MS } from '../../base/units.ts'
import { BUILTIN_API_ID } from '../../engine/apis/api-record.ts'
import type { AuditSigner } from '../../engine/audit/audit-signer.ts'
import type { AuditCheckpoint } from '../../engine/audit/audit-storage.ts'
import type { CheckpointKeeper } from '../../engine/audit/checkpoint-keeper.ts'
import { draftSystemEvent } from '../../engine/audit/draft-event.ts'
import { findRollbacks, type Rollback } from '../../engine/audit/find-rollback.ts'
import { pruneAudit } from '../../engine/audit/prune-audit.ts'
import { signAuditHeads } from '../../engine/audit/sign-audit-heads.ts'
import type { Engine } from '../../engine/engine.ts'
import type { Logger } from '../logger.ts'
import { DenialTrail } from './denial-trail.ts'
import { tellSinksBehind } from './sinks-behind.ts'

export interface AuditDeskParts {
  readonly engine: Engine
  readonly signer: AuditSigner
  readonly keeper: CheckpointKeeper
  readonly logger: Logger
}

export interface ServerFacts {
  readonly version: string
  /** Null: every event is kept for ever. */
  readonly retentionMs: number | null
  /** Names of those that are told of events: what they have not heard of is kept. */
  readonly sinks: readonly string[]
}

export class AuditDesk {
  readonly signer: AuditSigner
  readonly denials: DenialTrail
  readonly #parts: AuditDeskParts
  #rollbacks: readonly Rollback[] = []
  #retentionMs: number | null = null
  #sinks: readonly string[] = []
  readonly #unkept: AuditCheckpoint[] = []
  readonly #stop = new AbortController()
  #pruning: Promise<void> = Promise.resolve()
  #signing: Promise<void> = Promise.resolve()
  #isClockInDoubt = false
  #timers: readonly NodeJS.Timeout[] = []

  private constructor(parts: AuditDeskParts) {
    this.#parts = parts
    this.signer = parts.signer
    this.denials = new DenialTrail(parts.engine)
  }

  /** Compares the log with what was kept of it, and signs what a crash left unsigned. */
  static async open(parts: AuditDeskParts): Promise<AuditDesk> {
    const desk = new AuditDesk(parts)
    await desk.#tellRollbacks()
    // A disk that is full, say, keeps nobody from using the keys that there are.
    await desk.#attempt(() => desk.signHeads())
    return desk
  }

  /** What was noticed at the start. */
  get rollbacks(): readonly Rollback[] {
    return this.#rollbacks
  }

  /** For whoever runs on: signs every minute and prunes every day, now too. */
  async start({ version, retentionMs, sinks }: ServerFacts): Promise<void> {
    this.#retentionMs = retentionMs
    this.#sinks = sinks
    await this.#tellOfServer('server.started', { version })
    const sign = setInterval(
      () => void this.#attempt(() => this.signHeads()),
      limits.auditSignIntervalMs,
    )
    const prune = setInterval(() => this.#startPruning(), limits.auditPruneIntervalMs)
    const watch = setInterval(() => void this.watchClock(), limits.clockWatchIntervalMs)
    const tellFirst = setTimeout(() => void this.tellSinks(), limits.sinkBehindFirstMs)
    const tell = setInterval(() => void this.tellSinks(), limits.sinkBehindToldMs)
    this.#timers = [sign.unref(), prune.unref(), watch.unref(), tellFirst.unref(), tell.unref()]
    await this.watchClock()
    this.#startPruning()
  }

  /** Of those that are so far behind that somebody must see to them. */
  tellSinks(): Promise<void> {
    const { engine, logger } = this.#parts
    return this.#attempt(() => tellSinksBehind(engine, logger, this.#sinks))
  }

  /** Puts down what is known of the clock, and tells, once, when it cannot be believed. */
  async watchClock(): Promise<void> {
    const { engine, logger } = this.#parts
    const { retentionClock, clock, storage } = engine
    const { doubtMs } = retentionClock
    const isInDoubt = doubtMs >= limits.clockDoubtMsMin
    const isNew = isInDoubt && !this.#isClockInDoubt
    this.#isClockInDoubt = isInDoubt
    await this.#attempt(() => retentionClock.keep())
    if (!isNew) return
    const atMs = clock.nowMs()
    const trusted = new Date(atMs - doubtMs).toISOString()
    const details = { trusted, aheadDays: Math.floor(doubtMs / DAY_MS) }
    logger.warn(details, CLOCK_DOUBTED)
    const target = { kind: 'server', id: BUILTIN_API_ID } as const
    const given = { tenant: BUILTIN_API_ID, action: 'clock.doubted', atMs, target } as const
    const event = draftSystemEvent({ ...given, outcome: 'noticed', details })
    await this.#attempt(() => storage.appendTrail({ events: [event], revocations: [] }))
  }

  /** Every chain that moved; one after the other, so that none is kept twice. */
  signHeads(): Promise<void> {
    const { engine, signer, keeper } = this.#parts
    const signed = this.#signing.then(async () => {
      await signAuditHeads(engine, signer, this.#unkept)
      // What cannot be kept now is kept the next time: the order is that of the signatures.
      for (let first = this.#unkept[0]; first !== undefined; first = this.#unkept[0]) {
        keeper.keep(first)
        this.#unkept.shift()
      }
    })
    this.#signing = signed.catch(() => {})
    return signed
  }

  /** Signs what came last. The storage must still be open. */
  async close(): Promise<void> {
    for (const timer of this.#timers) clearInterval(timer)
    this.#stop.abort()
    await this.#pruning
    await this.denials.close()
    if (this.#timers.length > 0) {
      await this.watchClock()
      await this.#attempt(() => this.#tellOfServer('server.stopped', {}))
    }
    this.#timers = []
    await this.#attempt(() => this.signHeads())
  }

  #startPruning(): void {
    const { engine } = this.#parts
    if (this.#retentionMs === null) return
    const beforeMs = engine.retentionClock.nowMs() - this.#retentionMs
    this.#pruning = this.#attempt(() =>
      pruneAudit(engine, beforeMs, this.#sinks, this.#stop.signal),
    )
  }

  async #tellOfServer(
    action: 'server.started' | 'server.stopped',
    details: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    const { storage, clock } = this.#parts.engine
    const target = { kind: 'server', id: BUILTIN_API_ID } as const
    const given = { tenant: BUILTIN_API_ID, action, atMs: clock.nowMs(), target, details }
    await storage.appendTrail({ events: [draftSystemEvent(given)], revocations: [] })
  }

  async #attempt(work: () => unknown): Promise<void> {
    try {
      await work()
    } catch (error) {
      this.#parts.engine.onBackgroundError(error, 'the audit log could not be looked after')
    }
  }

  async #tellRollbacks(): Promise<void> {
    const { engine, signer, keeper, logger } = this.#parts
    const rollbacks = await findRollbacks(engine, signer, keeper.readNewest())
    this.#rollbacks = rollbacks
    if (rollbacks.length === 0) return
    for (const rollback of rollbacks) logger.error(rollback, describeRollback(rollback))
    const atMs = engine.clock.nowMs()
    const events = rollbacks.map(({ tenant, ...details }) =>
      draftSystemEvent({
        tenant,
        action: 'audit.rolled_back',
        outcome: 'noticed',
        atMs,
        target: { kind: 'api', id: tenant },
        details,
      }),
    )
    await engine.storage.appendTrail({ events, revocations: [] })
  }
}

const CLOCK_DOUBTED =
  'the clock is further ahead than it can be by the time that has passed: what is old is ' +
  'forgotten later; this is so after a long outage, too'

export function describeRollback({ kind }: Rollback): string {
  return ROLLBACKS[kind]
}

const ROLLBACKS: Readonly<Record<Rollback['kind'], string>> = {
  shorter:
    'the audit log is older than its last checkpoint: an old copy of the database was put back',
  different: 'the audit log is not the one that its last checkpoint was signed for',
  foreign: 'the audit log was signed by another key than this one: its key was lost or replaced',
}
