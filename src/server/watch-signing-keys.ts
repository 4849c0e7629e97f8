/** Decides when signing keys rotate by themselves: looked at every hour, and at the start. */
import { limits } from '../base/limits.ts'
import type { Engine } from '../engine/engine.ts'
import { rotateDueSigningKeys } from '../engine/tokens/rotate-signing-keys.ts'

/** Ends with the process; `close` waits for what is under way. */
export function watchSigningKeys(engine: Engine): { close(): Promise<void> } {
  let running: Promise<void> = Promise.resolve()
  const look = () => {
    running = running
      .then(() => rotateDueSigningKeys(engine))
      .catch((error: unknown) => engine.onBackgroundError(error, 'signing keys were not rotated'))
  }
  const timer = setInterval(look, limits.signingKeyCheckMs).unref()
  look()
  return {
    close() {
      clearInterval(timer)
      return running
    },
  }
}
