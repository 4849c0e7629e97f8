/** Decides how tasks are shared: few are done here, many by threads that take batch after batch. */
import { Worker } from 'node:worker_threads'
import { limits } from '../../../base/limits.ts'
import type { LeakTask } from '../sources/leak-task.ts'
import type { TaskResult } from './leak-record.ts'
import { performTasks } from './perform-tasks.ts'
import type { ThreadSettings, ToThread } from './thread-messages.ts'

const THREAD = new URL('./leak-worker.ts', import.meta.url)

export interface TaskRun {
  readonly settings: ThreadSettings
  readonly workers: number
  readonly signal: AbortSignal
  readonly onResult: (result: TaskResult, tasks: readonly LeakTask[]) => void
  /** Told which task is begun, for a progress line. */
  readonly onBegin: (task: LeakTask) => void
}

/** A thread that breaks costs the batch that it had: its files are skipped, and told. */
export async function runTasks(tasks: AsyncIterable<LeakTask>, run: TaskRun): Promise<void> {
  const batches = batch(tasks)[Symbol.asyncIterator]()
  const first = await batches.next()
  if (first.done === true) return
  const second = run.workers > 1 ? await batches.next() : undefined
  if (second === undefined || second.done === true) {
    await performHere(first.value, run)
    // Of one thread, all batches are done here.
    if (second === undefined) for await (const each of restOf(batches)) await performHere(each, run)
    return
  }
  const queue = openQueue([first.value, second.value], batches)
  await Promise.all(Array.from({ length: run.workers }, () => runThread(queue, run)))
}

async function performHere(tasks: readonly LeakTask[], run: TaskRun): Promise<void> {
  for (const task of tasks) {
    if (run.signal.aborted) return
    run.onBegin(task)
    run.onResult(await performTasks([task], { ...run.settings, signal: run.signal }), [task])
  }
}

type Queue = () => Promise<readonly LeakTask[] | undefined>

/** One after another, however many ask: a generator is asked again only when it has answered. */
function openQueue(begun: LeakTask[][], rest: AsyncIterator<LeakTask[]>): Queue {
  let turn: Promise<unknown> = Promise.resolve()
  return () => {
    const next = turn.then(async () => {
      const ready = begun.shift()
      if (ready !== undefined) return ready
      const { done, value } = await rest.next()
      return done === true ? undefined : value
    })
    turn = next.catch(() => {})
    return next
  }
}

async function runThread(queue: Queue, run: TaskRun): Promise<void> {
  let worker: Worker | undefined
  const onStop = () => worker?.postMessage({ kind: 'stop' } satisfies ToThread)
  run.signal.addEventListener('abort', onStop)
  try {
    for (;;) {
      const tasks = await queue()
      if (tasks === undefined || run.signal.aborted) return
      const [task] = tasks
      if (task !== undefined) run.onBegin(task)
      worker ??= startThread(run.settings)
      const answer = await ask(worker, tasks)
      if (answer === null) worker = undefined
      run.onResult(answer ?? skipAll(tasks), tasks)
    }
  } finally {
    run.signal.removeEventListener('abort', onStop)
    worker?.postMessage({ kind: 'end' } satisfies ToThread)
  }
}

function startThread(settings: ThreadSettings): Worker {
  return new Worker(THREAD, {
    workerData: settings,
    resourceLimits: { maxOldGenerationSizeMb: limits.leakThreadMib },
  })
}

/** Null when the thread broke. */
function ask(worker: Worker, tasks: readonly LeakTask[]): Promise<TaskResult | null> {
  const { promise, resolve } = Promise.withResolvers<TaskResult | null>()
  const onMessage = (result: TaskResult) => finish(result)
  const onEnd = () => finish(null)
  const finish = (result: TaskResult | null) => {
    worker.off('message', onMessage).off('error', onEnd).off('exit', onEnd)
    // A broken thread may still send an error: without a listener it would end the process.
    if (result === null) worker.on('error', () => {})
    resolve(result)
  }
  worker.on('message', onMessage).on('error', onEnd).on('exit', onEnd)
  worker.postMessage({ kind: 'read', tasks } satisfies ToThread)
  return promise
}

function skipAll(tasks: readonly LeakTask[]): TaskResult {
  const reason = 'reading it, or a file read beside it, took more memory than there is'
  const paths = tasks.flatMap((task) => {
    if (task.kind === 'blobs') return task.blobs.map(({ path }) => path)
    return task.kind === 'stdin' ? ['stdin'] : [task.shown]
  })
  const skipped = paths.map((path) => ({ place: { path, entries: [] }, reason }))
  return { records: [], skipped, files: 0, bytes: 0, containers: 0 }
}

async function* batch(tasks: AsyncIterable<LeakTask>): AsyncGenerator<LeakTask[]> {
  let held: LeakTask[] = []
  let bytes = 0
  for await (const task of tasks) {
    held.push(task)
    bytes += sizeOf(task)
    if (bytes < limits.leakBatchBytes && held.length < limits.leakBatchFilesMax) continue
    yield held
    held = []
    bytes = 0
  }
  if (held.length > 0) yield held
}

function sizeOf(task: LeakTask): number {
  switch (task.kind) {
    case 'file':
      return task.size
    case 'blobs':
      return task.blobs.reduce((sum, { size }) => sum + size, 0)
    case 'page':
      return task.body.length
    case 'stdin':
      return 0
  }
}

async function* restOf<T>(iterator: AsyncIterator<T>): AsyncGenerator<T> {
  for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) {
    yield next.value
  }
}
