/** Watches the thread that reads hostile files: what takes too much memory ends its process. */

import { Worker } from 'node:worker_threads'
import { limits } from '../../../../base/limits.ts'
import { MIB } from '../../../../base/units.ts'
import { withOwnExtension } from '../../../../base/with-own-extension.ts'
import type { ApartAnswer } from './apart-item.ts'

const TOO_MUCH = 'needs more memory to be read than it may have'
const worker = new Worker(
  withOwnExtension(import.meta.url, new URL('./apart-thread.ts', import.meta.url)),
  {
    resourceLimits: { maxOldGenerationSizeMb: limits.apartHeapMib },
  },
)

process.on('message', (request) => worker.postMessage(request))
worker.on('message', (answer: ApartAnswer) => tell(answer))
worker.on('error', (error) => {
  const isMemory = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
  fail(isMemory ? TOO_MUCH : 'is broken and could not be read')
})

/** Bytes outside the heap are bounded by nothing else, and a thread in a loop bounds nothing. */
setInterval(() => {
  if (process.memoryUsage.rss() > limits.apartProcessMib * MIB) fail(TOO_MUCH)
}, limits.apartWatchMs)

/** Whoever asked is gone. The thread may be beyond reach, so that only force ends it. */
process.on('disconnect', kill)

function fail(failure: string): void {
  tell({ failure }, kill)
}

function tell(answer: ApartAnswer, whenTold = () => {}): void {
  process.send?.(answer, whenTold)
}

function kill(): void {
  process.kill(process.pid, 'SIGKILL')
}
