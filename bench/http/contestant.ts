/** Decides how an HTTP contestant runs: its server on one core, wrk on the other. */
import type { Contestant } from '../interleave.ts'
import { forkPinned, MEASURED_CORE, receive, stop } from '../pinned-process.ts'
import { type LoadRequest, runWrk } from './wrk.ts'

/** `module` must listen on a port of its choice on 127.0.0.1 and send its number. */
export async function startOverHttp(
  name: string,
  module: URL,
  options: readonly string[],
  request: LoadRequest,
): Promise<Contestant> {
  const child = forkPinned(MEASURED_CORE, module, options)
  const port = Number(await receive(child))
  return {
    name,
    run: (slotMs) => runWrk(port, request, slotMs),
    close: () => stop(child),
  }
}
