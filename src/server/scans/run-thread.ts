/** Decides how a thread is begun, bounded and ended, so that nothing in it can hurt the server. */
import { extname } from 'node:path'
import { Worker } from 'node:worker_threads'
import { limits } from '../../base/limits.ts'
import type { ThreadAnswer, ThreadTask, ThreadValues } from './thread-task.ts'

export type TaskKind = keyof ThreadValues
type TaskOf<K extends TaskKind> = Extract<ThreadTask, { readonly kind: K }>

export interface ThreadBounds {
  /** Asks the task to come to its end; what it knows so far is its answer. */
  readonly signal: AbortSignal
  /** After this much more it is cut. */
  readonly graceMs: number
}

/** Never throws: what goes wrong in the thread, or with it, is its answer. */
export type RunThread = <K extends TaskKind>(
  task: TaskOf<K>,
  bounds: ThreadBounds,
) => Promise<ThreadAnswer<ThreadValues[K]>>

/** Beside this file, compiled or not. */
const THREAD = new URL('./scan-thread.ts', import.meta.url)

export const runThread: RunThread = async (task, { signal, graceMs }) => {
  const worker = new Worker(new URL(withOwnExtension(THREAD.href)), {
    workerData: task,
    // Nothing of the environment is any of its business, and no flag of ours either.
    env: {},
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: limits.scanThreadMib },
  })
  const answered = Promise.withResolvers<ThreadAnswer<never>>()
  worker.once('message', (answer: ThreadAnswer<never>) => answered.resolve(answer))
  worker.once('error', (error) => answered.resolve(describe(error)))
  worker.once('exit', () => answered.resolve({ problem: 'It was cut short.', mistake: null }))
  let timer: NodeJS.Timeout | undefined
  const stop = () => {
    worker.postMessage('stop')
    timer = setTimeout(() => void worker.terminate(), graceMs)
  }
  signal.addEventListener('abort', stop, { once: true })
  if (signal.aborted) stop()
  try {
    return await answered.promise
  } finally {
    signal.removeEventListener('abort', stop)
    clearTimeout(timer)
    await worker.terminate()
  }
}

function withOwnExtension(href: string): string {
  return href.slice(0, -extname(href).length) + extname(import.meta.url)
}

function describe(error: unknown): ThreadAnswer<never> {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'ERR_WORKER_OUT_OF_MEMORY') {
    return { problem: 'It needed more memory than it may have.', mistake: null }
  }
  const mistake = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return { problem: 'Keyward made a mistake; the log has the details.', mistake }
}
