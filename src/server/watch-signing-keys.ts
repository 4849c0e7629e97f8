/** Decides when signing keys rotate by themselves: looked at every hour, and at the start. */
import { limits } from '../base/limits.ts'
import type { Engine } from '../engine/engine.ts'
import { RepeatedWork } from '../engine/repeated-work.ts'
import { rotateDueSigningKeys } from '../engine/tokens/rotate-signing-keys.ts'

/** Ends with the process; `close` waits for what is under way. */
export function watchSigningKeys(engine: Engine): RepeatedWork {
  const options = { everyMs: limits.signingKeyCheckMs, trouble: 'signing keys were not rotated' }
  const work = new RepeatedWork(engine, options, () => rotateDueSigningKeys(engine))
  void work.run()
  return work
}
