/** Decides how tasks are shared: few are done here, many by threads that take batch after batch. */
import { Worker } from 'node:worker_threads'
import { limits } from '../../../base/limits.ts'
import { withOwnExtension } from '../../../base/with-own-extension.ts'
import { placeOf } from '../place.ts'
import type { LeakTask } from '../sources/leak-task.ts'
import type { TaskResult } from './leak-record.ts'
import { partLargeFiles } from './part-large-files.ts'
import { performTasks } from './perform-tasks.ts'
import type { ThreadSettings, ToThread } from './thread-messages.ts'

const THREAD = withOwnExtension(import.meta.url, new URL('./leak-worker.ts', import.meta.url))

export interface TaskRun {
  readonly settings: ThreadSettings
  readonly workers: number
  readonly signal: AbortSignal
  readonly onResult: (result: TaskResult, tasks: readonly LeakTask[]) => void
  /** Told which task is begun, for a progress line. */
  readonly onBegin: (task: LeakTask) => void
}

/** A thread that breaks costs the file over which it breaks: that is skipped, and told. */
export async function runTasks(tasks: AsyncIterable<LeakTask>, run: TaskRun): Promise<void> {
  const shared = run.workers > 1 ? partLargeFiles(tasks) : tasks
  const batches = batch(shared)[Symbol.asyncIterator]()
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
  const thread = openThread(run.settings)
  run.signal.addEventListener('abort', thread.stop)
  try {
    for (;;) {
      const tasks = await queue()
      if (tasks === undefined || run.signal.aborted) return
      const [task] = tasks
      if (task !== undefined) run.onBegin(task)
      const answer = await thread.ask(tasks)
      if (typeof answer !== 'string') run.onResult(answer, tasks)
      else await askOneByOne(thread, tasks, run)
    }
  } finally {
    run.signal.removeEventListener('abort', thread.stop)
    thread.end()
  }
}

/** A thread broke over one of them: it is the one over which it breaks again. */
async function askOneByOne(
  thread: Thread,
  tasks: readonly LeakTask[],
  run: TaskRun,
): Promise<void> {
  for (const task of tasks) {
    if (run.signal.aborted) return
    run.onBegin(task)
    const answer = await thread.ask([task])
    run.onResult(typeof answer === 'string' ? skipTask(task, answer) : answer, [task])
  }
}

interface Thread {
  /** A text: why the thread broke. The next question starts another one. */
  ask(tasks: readonly LeakTask[]): Promise<TaskResult | string>
  readonly stop: () => void
  end(): void
}

function openThread(settings: ThreadSettings): Thread {
  let worker: Worker | undefined
  let answer: (result: TaskResult | string) => void = () => {}
  const start = (): Worker => {
    const started = new Worker(THREAD, {
      workerData: settings,
      resourceLimits: {
        maxOldGenerationSizeMb: limits.leakThreadMib,
        maxYoungGenerationSizeMb: limits.leakThreadYoungMib,
      },
    })
    // Listened to as long as it lives: it may send an error after it broke.
    const onEnd = (reason: string) => {
      if (worker !== started) return
      worker = undefined
      answer(reason)
    }
    return started
      .on('message', (result: TaskResult) => answer(result))
      .on('error', (error) => onEnd(describeBreak(error)))
      .on('exit', () => onEnd('reading it ended the thread that read it'))
  }
  const send = (message: ToThread) => worker?.postMessage(message)
  return {
    ask(tasks) {
      const { promise, resolve } = Promise.withResolvers<TaskResult | string>()
      answer = resolve
      worker ??= start()
      send({ kind: 'read', tasks })
      return promise
    },
    stop: () => send({ kind: 'stop' }),
    end: () => send({ kind: 'end' }),
  }
}

function describeBreak(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'ERR_WORKER_OUT_OF_MEMORY') return 'reading it took more memory than a thread has'
  return `reading it failed (${error instanceof Error ? error.name : 'unknown error'})`
}

function skipTask(task: LeakTask, reason: string): TaskResult {
  const paths =
    task.kind === 'blobs'
      ? task.blobs.map(({ path }) => path)
      : [task.kind === 'stdin' ? 'stdin' : task.shown]
  const skipped = paths.map((path) => ({ place: placeOf(path), reason }))
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
    case 'stdin':
      return 0
  }
}

async function* restOf<T>(iterator: AsyncIterator<T>): AsyncGenerator<T> {
  for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) {
    yield next.value
  }
}
