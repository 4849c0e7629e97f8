/** Decides when keys are looked through for what their owners should be told in time. */
import { limits } from '../base/limits.ts'
import type { Engine } from '../engine/engine.ts'
import { remindOfKeys } from '../engine/keys/remind-of-keys.ts'
import { RepeatedWork } from '../engine/repeated-work.ts'

/** At the start and then at intervals. */
export function watchKeyLife(engine: Engine): RepeatedWork {
  const trouble = 'reminders of keys could not be written'
  const options = { everyMs: limits.reminderIntervalMs, trouble }
  const work = new RepeatedWork(engine, options, () => remindOfKeys(engine))
  void work.run()
  return work
}
