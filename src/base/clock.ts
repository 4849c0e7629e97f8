/** Decides what time it is, and that it never goes back: an expired key must not live again. */
export interface Clock {
  /** Milliseconds since the Unix epoch; never less than an earlier answer of the same clock. */
  nowMs(): number
  /** Milliseconds that have passed since some moment, whatever anybody does to the clock. */
  passedMs(): number
}

/** How fast a clock that ran ahead is brought back: a tenth of the time that passes. */
const SLEW_DIVISOR = 10

/** A step back smaller than this is the usual trimming by NTP and is not worth a warning. */
const STEP_WORTH_TELLING_MS = 1_000

/**
 * The machine's clock, made monotonic. When the machine steps back (NTP, a virtual machine
 * resumed, an operator), the answer goes on from where it was and is slewed to the machine's
 * time at a tenth of the speed, so that windows, expiries and quotas see no jump.
 */
export class SystemClock implements Clock {
  readonly #read: () => number
  readonly #onStepBack: (stepMs: number) => void
  #lastRawMs = 0
  /** In units of `1 / SLEW_DIVISOR` ms: whole numbers, so that no rounding makes a step back. */
  #ahead = 0

  constructor(read: () => number = Date.now, onStepBack: (stepMs: number) => void = () => {}) {
    this.#read = read
    this.#onStepBack = onStepBack
    this.#lastRawMs = read()
  }

  nowMs(): number {
    const raw = this.#read()
    const passed = raw - this.#lastRawMs
    this.#lastRawMs = raw
    if (passed < 0) {
      this.#ahead -= passed * SLEW_DIVISOR
      if (-passed >= STEP_WORTH_TELLING_MS) this.#onStepBack(-passed)
    } else if (this.#ahead > 0) {
      this.#ahead = Math.max(0, this.#ahead - passed)
    }
    return this.#ahead === 0 ? raw : raw + Math.ceil(this.#ahead / SLEW_DIVISOR)
  }

  passedMs(): number {
    return performance.now()
  }
}

/** A clock that stands where it is put, for tests. */
export class FixedClock implements Clock {
  #nowMs: number
  #passedMs = 0

  constructor(nowMs: number = Date.UTC(2026, 0, 15, 12)) {
    this.#nowMs = nowMs
  }

  nowMs(): number {
    return this.#nowMs
  }

  passedMs(): number {
    return this.#passedMs
  }

  advanceMs(byMs: number): void {
    this.#nowMs += byMs
    this.#passedMs += byMs
  }

  /** Is set to another time, without any having passed. */
  jumpMs(byMs: number): void {
    this.#nowMs += byMs
  }
}
