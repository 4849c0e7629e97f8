/** Decides how work that comes again and again is done: one at a time, and told when it fails. */
import type { Engine } from './engine.ts'

export interface RepeatedWorkOptions {
  readonly everyMs: number
  /** Told with the error when it failed; the next time tries again. */
  readonly trouble: string
}

/** Does not keep the process alive. `close` waits for what is under way. */
export class RepeatedWork {
  readonly #engine: Engine
  readonly #trouble: string
  readonly #work: () => Promise<unknown>
  readonly #timer: NodeJS.Timeout
  #running: Promise<void> = Promise.resolve()

  constructor(engine: Engine, options: RepeatedWorkOptions, work: () => Promise<unknown>) {
    this.#engine = engine
    this.#trouble = options.trouble
    this.#work = work
    this.#timer = setInterval(() => void this.run(), options.everyMs).unref()
  }

  /** Once more, after what is under way. */
  run(): Promise<void> {
    this.#running = this.#running.then(async () => {
      try {
        await this.#work()
      } catch (error) {
        this.#engine.onBackgroundError(error, this.#trouble)
      }
    })
    return this.#running
  }

  async close(): Promise<void> {
    clearInterval(this.#timer)
    await this.#running
  }
}
