/** Decides when a sink is told of which events: all of them, in order, again when in doubt. */
import { limits } from '../../base/limits.ts'
import type { AuditEvent } from '../../engine/audit/audit-event.ts'
import type { PlacedAuditEvent } from '../../engine/audit/audit-storage.ts'
import type { Engine } from '../../engine/engine.ts'
import type { Logger } from '../logger.ts'
import type { Sink } from './sink.ts'
import { passesFilter, type SinkFilter } from './sink-filter.ts'
import { SinkTrouble } from './sink-trouble.ts'

export interface SinkPumpOptions {
  readonly name: string
  readonly sink: Sink
  readonly filter: SinkFilter
  /** Where a sink that was never told anything begins. */
  readonly since: 'beginning' | 'now'
  readonly engine: Pick<Engine, 'storage' | 'clock' | 'fillRandom'>
  readonly logger: Logger
  /** Those of `limits` when absent; tests have less patience. */
  readonly pace?: Partial<SinkPace>
}

export interface SinkPace {
  readonly pollMs: number
  readonly saveMs: number
  readonly retryMsMin: number
  readonly retryMsMax: number
  readonly closeMs: number
}

/** An event, or a stretch of events that the sink is not told of, that was dealt with. */
interface Delivered {
  readonly position: number
  readonly eventAtMs: number
  readonly isTold: boolean
  /** On the clock of `performance`: it is about how long, not about when. */
  readonly doneAtMs: number
}

/**
 * One loop, apart from all requests. It reads where it left off, delivers, and from time to time
 * writes down how far that is certain. After a failure it goes back to what is certain and tries
 * again, ever more slowly; nothing is left out, and other sinks do not notice.
 */
export class SinkPump {
  readonly name: string
  readonly #options: SinkPumpOptions
  readonly #pace: SinkPace
  readonly #trouble: SinkTrouble
  readonly #delivered: Delivered[] = []
  #queue: PlacedAuditEvent[] = []
  /** Everything up to here was read. */
  #readTo = 0
  /** Everything up to here has certainly arrived, */
  #certain = 0
  /** and up to here that is written down. */
  #saved = 0
  #savedAtMs = 0
  /** When the oldest event happened that has not certainly arrived. */
  #pendingAtMs: number | null = null
  #deliveredCount = 0
  #isClosing = false
  #closeAtMs = Number.POSITIVE_INFINITY
  #wake: () => void = () => {}
  #isWoken = false
  readonly #ended: Promise<void>

  constructor(options: SinkPumpOptions) {
    this.name = options.name
    this.#options = options
    this.#pace = {
      pollMs: limits.sinkPollMs,
      saveMs: limits.sinkSaveMs,
      retryMsMin: limits.sinkRetryMsMin,
      retryMsMax: limits.sinkRetryMsMax,
      closeMs: limits.sinkCloseMs,
      ...options.pace,
    }
    const { name, logger, sink, engine } = options
    const { destination } = sink
    this.#trouble = new SinkTrouble({ name, destination, logger, engine, pace: this.#pace })
    this.#ended = this.#run()
  }

  /** There may be something new. */
  wake(): void {
    this.#isWoken = true
    this.#wake()
  }

  reopen(): void {
    this.#options.sink.reopen()
    this.wake()
  }

  /** Age of the oldest event that has not certainly arrived; 0 when there is none. */
  lagSeconds(): number {
    if (this.#pendingAtMs === null) return 0
    return Math.max(0, this.#options.engine.clock.nowMs() - this.#pendingAtMs) / 1_000
  }

  /** Events in the log after the last that has certainly arrived. */
  async countWaiting(): Promise<number> {
    const newest = await this.#options.engine.storage.findAuditPosition()
    return Math.max(0, newest - this.#certain)
  }

  get deliveredCount(): number {
    return this.#deliveredCount
  }

  get failureCount(): number {
    return this.#trouble.count
  }

  /** Tells what is left, if that goes at once; the rest is told after the next start. */
  async close(): Promise<void> {
    this.#isClosing = true
    this.#closeAtMs = performance.now() + this.#pace.closeMs
    this.wake()
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, this.#pace.closeMs)
    })
    await Promise.race([this.#ended, late])
    clearTimeout(timer)
    const isSure = await this.#options.sink.close().then(
      () => true,
      () => false,
    )
    await this.#ended
    if (isSure) this.#makeCertain(Number.POSITIVE_INFINITY)
    await this.#save().catch(() => {})
  }

  async #run(): Promise<void> {
    let isBegun = false
    while (!this.#isClosing || performance.now() < this.#closeAtMs) {
      try {
        if (!isBegun) await this.#begin()
        isBegun = true
        this.#isWoken = false
        const hasMore = await this.#deliverNext()
        await this.#confirm()
        if (hasMore) continue
        if (this.#isClosing) return
        await this.#sleep(this.#delivered.length > 0 ? this.#pace.saveMs : this.#pace.pollMs, true)
      } catch (error) {
        this.#goBack()
        const retryMs = this.#trouble.tell(error)
        if (this.#isClosing) return
        await this.#sleep(retryMs, false)
      }
    }
  }

  async #begin(): Promise<void> {
    const { engine, name, since } = this.#options
    const { storage } = engine
    let position = await storage.findSinkPosition(name)
    // Nowhere is also where the end of an empty log is, so that it was skipped is kept apart.
    const mark = `${name} begun`
    if (since === 'now' && position === 0 && (await storage.findSinkPosition(mark)) === 0) {
      position = await findEnd(storage)
      await storage.setSinkPosition(name, position)
      await storage.setSinkPosition(mark, 1)
    }
    this.#readTo = position
    this.#certain = position
    this.#saved = position
  }

  /** True when there was something. */
  async #deliverNext(): Promise<boolean> {
    const { sink, filter } = this.#options
    if (this.#queue.length === 0) await this.#read()
    if (this.#queue.length === 0) return false
    const batch: AuditEvent[] = []
    let taken = 0
    for (const { event } of this.#queue) {
      if (passesFilter(filter, event)) {
        if (batch.length >= sink.batchMax) break
        batch.push(event)
      }
      taken++
    }
    const [first] = batch
    if (first !== undefined) {
      this.#pendingAtMs ??= first.atMs
      await sink.deliver(batch)
    }
    const doneAtMs = performance.now()
    for (const { position, event } of this.#queue.splice(0, taken)) {
      const isTold = passesFilter(filter, event)
      this.#delivered.push({ position, eventAtMs: event.atMs, isTold, doneAtMs })
    }
    this.#deliveredCount += batch.length
    if (sink.settleMs === null) this.#makeCertain(doneAtMs)
    return true
  }

  async #read(): Promise<void> {
    const { storage } = this.#options.engine
    this.#queue = [...(await storage.readAuditEvents({}, this.#readTo, limits.sinkReadMax))]
    this.#readTo = this.#queue.at(-1)?.position ?? this.#readTo
  }

  async #confirm(): Promise<void> {
    const nowMs = performance.now()
    if (nowMs - this.#savedAtMs < this.#pace.saveMs && !this.#isClosing) return
    this.#savedAtMs = nowMs
    await this.#options.sink.confirm()
    this.#makeCertain(nowMs - (this.#options.sink.settleMs ?? 0))
    await this.#save()
  }

  #makeCertain(doneBeforeMs: number): void {
    const count = this.#delivered.findIndex(({ doneAtMs }) => doneAtMs > doneBeforeMs)
    const certain = this.#delivered.splice(0, count < 0 ? this.#delivered.length : count)
    const last = certain.at(-1)
    if (last === undefined) return
    this.#certain = last.position
    this.#pendingAtMs = this.#delivered[0]?.eventAtMs ?? null
    if (certain.some(({ isTold }) => isTold)) this.#trouble.end()
  }

  async #save(): Promise<void> {
    if (this.#certain <= this.#saved) return
    await this.#options.engine.storage.setSinkPosition(this.name, this.#certain)
    this.#saved = this.#certain
  }

  /** To what is certain. */
  #goBack(): void {
    this.#delivered.length = 0
    this.#queue = []
    this.#readTo = this.#certain
  }

  /** `isWakeable`: ends early when there is something new. A stop ends it in any case. */
  async #sleep(ms: number, isWakeable: boolean): Promise<void> {
    if (this.#isClosing || (isWakeable && this.#isWoken)) return
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms)
      this.#wake = () => {
        if (!isWakeable && !this.#isClosing) return
        clearTimeout(timer)
        resolve()
      }
    })
    this.#wake = () => {}
  }
}

/** The position of the newest event; others get their turn meanwhile. */
async function findEnd(storage: Engine['storage']): Promise<number> {
  for (let position = 0; ; ) {
    const skipped = await storage.readAuditEvents({}, position, limits.sinkReadMax)
    position = skipped.at(-1)?.position ?? position
    if (skipped.length < limits.sinkReadMax) return position
    await new Promise(setImmediate)
  }
}
