/** Decides how a contestant runs that is called in process: alone in a process on its own core. */
import type { Contestant } from '../interleave.ts'
import { forkPinned, MEASURED_CORE, receive, stop } from '../pinned-process.ts'

/** `module` must call `serveSlots`. Keys are made before the first slot. */
export async function startInProcess(
  name: string,
  module: URL,
  keyCount: number,
  ...options: readonly string[]
): Promise<Contestant> {
  const child = forkPinned(MEASURED_CORE, module, [String(keyCount), ...options])
  await receive(child)
  return {
    name,
    async run(slotMs) {
      child.send(slotMs)
      return { perSecond: Number(await receive(child)) }
    },
    close: () => stop(child),
  }
}
