/** The thread that reads what it is given, batch by batch, and ends by itself when told so. */
import { parentPort, workerData } from 'node:worker_threads'
import { performTasks } from './perform-tasks.ts'
import type { ThreadSettings, ToThread } from './thread-messages.ts'

const port = parentPort
const stop = new AbortController()

if (port !== null) {
  const settings = workerData as ThreadSettings
  port.on('message', async (message: ToThread) => {
    // Closed, not terminated: an engine that is cut off while it works can end the process.
    if (message.kind === 'end') return port.close()
    if (message.kind === 'stop') return stop.abort()
    port.postMessage(await performTasks(message.tasks, { ...settings, signal: stop.signal }))
  })
}
