/** Decides how soon a sink that failed is tried again, and how often that is logged. */
import { limits } from '../../base/limits.ts'
import type { Engine } from '../../engine/engine.ts'
import type { Logger } from '../logger.ts'
import { SinkFailure } from './sink.ts'

interface SinkTroubleOptions {
  readonly name: string
  readonly destination: string
  readonly logger: Logger
  readonly engine: Pick<Engine, 'fillRandom'>
  readonly pace: { readonly retryMsMin: number; readonly retryMsMax: number }
}

export class SinkTrouble {
  readonly #options: SinkTroubleOptions
  /** In a row. */
  #failures = 0
  #sinceMs = 0
  #toldAtMs = 0
  #count = 0

  constructor(options: SinkTroubleOptions) {
    this.#options = options
  }

  /** Since the start. */
  get count(): number {
    return this.#count
  }

  /** Logs the first failure at once and a long one from time to time; how long to wait now. */
  tell(error: unknown): number {
    const { name, destination, logger } = this.#options
    const nowMs = performance.now()
    if (this.#failures === 0) this.#sinceMs = nowMs
    this.#failures++
    this.#count++
    const retryMs = this.#chooseRetry(error instanceof SinkFailure ? error.retryAfterMs : null)
    if (this.#failures === 1 || nowMs - this.#toldAtMs >= limits.sinkWarnMs) {
      this.#toldAtMs = nowMs
      const why = error instanceof SinkFailure ? { why: error.message } : { err: error }
      const told = { sink: name, destination, ...why, failures: this.#failures, retryMs }
      logger.warn(told, 'audit sink failed; its events wait')
    }
    return retryMs
  }

  /** Something has certainly arrived. */
  end(): void {
    if (this.#failures === 0) return
    const { name, destination, logger } = this.#options
    const forMs = Math.round(performance.now() - this.#sinceMs)
    const told = { sink: name, destination, failures: this.#failures, forMs }
    logger.info(told, 'audit sink works again')
    this.#failures = 0
  }

  /** Between half and all of twice as long each time, so that many do not come back together. */
  #chooseRetry(askedMs: number | null): number {
    const { retryMsMin, retryMsMax } = this.#options.pace
    const fullMs = Math.min(retryMsMax, retryMsMin * 2 ** Math.min(this.#failures - 1, 30))
    const random = new Uint8Array(1)
    this.#options.engine.fillRandom(random)
    const chosenMs = Math.round(fullMs / 2 + (fullMs / 2) * ((random[0] ?? 0) / 255))
    return Math.max(chosenMs, Math.min(askedMs ?? 0, limits.sinkRetryAfterMsMax))
  }
}
