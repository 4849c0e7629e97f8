/** Decides how many refusals of admin keys are logged: all, until somebody makes a flood. */
import { limits } from '../base/limits.ts'
import type { Logger } from './logger.ts'

const SECOND_MS = 1_000

/** At most `limits.denialLogLinesPerSecondMax` lines; what was left out is counted in the next. */
export class DenialLog {
  readonly #logger: Logger
  #secondStartMs = 0
  #lines = 0
  #suppressed = 0

  constructor(logger: Logger) {
    this.#logger = logger
  }

  write(nowMs: number, fields: Readonly<Record<string, unknown>>, message: string): void {
    if (nowMs - this.#secondStartMs >= SECOND_MS) {
      this.#secondStartMs = nowMs
      this.#lines = 0
    }
    if (this.#lines >= limits.denialLogLinesPerSecondMax) {
      this.#suppressed++
      return
    }
    this.#lines++
    const suppressed = this.#suppressed
    this.#suppressed = 0
    this.#logger.warn(suppressed === 0 ? fields : { ...fields, suppressed }, message)
  }
}
