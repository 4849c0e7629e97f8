/** Decides how an HTTP contestant runs: its server on one core, wrk on the other. */
import type { Contestant } from '../interleave.ts'
import { forkPinned, MEASURED_CORE, receive, stop } from '../pinned-process.ts'
import { type LoadRequest, runWrk } from './wrk.ts'

/** What a server sends once it listens: its port, or also what its load must carry. */
type Ready = number | (Partial<LoadRequest> & { readonly port: number })

/** `module` must listen on a port of its choice on 127.0.0.1 and send a `Ready`. */
export async function startOverHttp(
  name: string,
  module: URL,
  options: readonly string[],
  request: LoadRequest,
): Promise<Contestant> {
  const child = forkPinned(MEASURED_CORE, module, options)
  const ready = (await receive(child)) as Ready
  const { port, ...own } = typeof ready === 'number' ? { port: ready } : ready
  const headers = { ...request.headers, ...own.headers }
  return {
    name,
    run: (slotMs) => runWrk(port, { ...request, ...own, headers }, slotMs),
    close: () => stop(child),
  }
}
