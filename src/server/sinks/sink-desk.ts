/** Brings together the sinks of audit events: opens them, wakes them, tells how they are. */
import type { Engine } from '../../engine/engine.ts'
import type { Logger } from '../logger.ts'
import type { Metrics } from '../metrics.ts'
import type { Sink } from './sink.ts'
import type { SinkFilter } from './sink-filter.ts'
import { type SinkPace, SinkPump } from './sink-pump.ts'

export interface OpenedSink {
  readonly name: string
  readonly filter: SinkFilter
  readonly since: 'beginning' | 'now'
  readonly sink: Sink
}

export interface SinkDeskOptions {
  readonly sinks: readonly OpenedSink[]
  readonly engine: Pick<Engine, 'storage' | 'clock' | 'fillRandom'>
  readonly logger: Logger
  readonly metrics: Metrics
  readonly pace?: Partial<SinkPace>
}

export class SinkDesk {
  readonly #pumps: readonly SinkPump[]
  readonly #stopListening: () => void

  constructor({ sinks, metrics, ...shared }: SinkDeskOptions) {
    this.#pumps = sinks.map((each) => new SinkPump({ ...each, ...shared }))
    if (sinks.length > 0) metrics.watchSinks(() => this.#pumps)
    const { bell } = shared.engine.storage
    this.#stopListening = bell?.listen(() => this.#wake()) ?? (() => {})
  }

  /** Files are looked for anew, for those who rotate them. */
  reopen(): void {
    for (const pump of this.#pumps) pump.reopen()
  }

  /** What is not told by then is told after the next start. */
  async close(): Promise<void> {
    this.#stopListening()
    await Promise.all(this.#pumps.map((pump) => pump.close()))
  }

  #wake(): void {
    for (const pump of this.#pumps) pump.wake()
  }
}
