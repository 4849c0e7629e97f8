/** Decides when keys are looked through for what their owners should be told in time. */
import { limits } from '../base/limits.ts'
import type { Engine } from '../engine/engine.ts'
import { remindOfKeys } from '../engine/keys/remind-of-keys.ts'

/** One look at a time, at the start and then at intervals. What fails is told and tried again. */
export class Reminders {
  readonly #engine: Engine
  readonly #timer: NodeJS.Timeout
  #running: Promise<void> = Promise.resolve()

  constructor(engine: Engine) {
    this.#engine = engine
    this.#timer = setInterval(() => void this.run(), limits.reminderIntervalMs).unref()
  }

  run(): Promise<void> {
    this.#running = this.#running.then(async () => {
      try {
        await remindOfKeys(this.#engine)
      } catch (error) {
        this.#engine.onBackgroundError(error, 'reminders of keys could not be written')
      }
    })
    return this.#running
  }

  async close(): Promise<void> {
    clearInterval(this.#timer)
    await this.#running
  }
}
