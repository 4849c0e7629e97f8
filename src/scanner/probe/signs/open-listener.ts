/** Decides whether somebody fetches an address on this machine that only the target was told. */
import { createServer } from 'node:http'
import { limits } from '../../../base/limits.ts'

export interface FetchListener {
  /** `http://127.0.0.1:<port>/<path>`: never asked by us. */
  addressOf(path: string): string
  /** Waits a moment for a fetch of this path. */
  wasFetched(path: string): Promise<boolean>
  close(): Promise<void>
}

/** On the loopback address and on a port that is free; `answer` is what a fetch gets to read. */
export async function openListener(answer: string): Promise<FetchListener> {
  const fetched = new Set<string>()
  let count = 0
  const server = createServer((request, response) => {
    count++
    if (count > limits.probeFetchesMax) {
      request.destroy()
      return
    }
    fetched.add((request.url ?? '').split('?')[0] ?? '')
    response.setHeader('Connection', 'close')
    response.setHeader('Content-Type', 'text/plain')
    response.end(answer)
    request.resume()
  })
  server.unref()
  const port = await new Promise<number>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      resolve(typeof address === 'object' && address !== null ? address.port : 0)
    })
  })
  return {
    addressOf: (path) => `http://127.0.0.1:${port}${path}`,
    wasFetched: async (path) => {
      for (let waitedMs = 0; waitedMs < limits.probeFetchWaitMs; waitedMs += 50) {
        if (fetched.has(path)) return true
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
      return fetched.has(path)
    },
    close: async () => {
      server.closeAllConnections()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}
