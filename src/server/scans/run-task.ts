/** Decides how a process for one task is begun, bounded and ended: it must not hurt the server. */
import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { limits } from '../../base/limits.ts'
import { withOwnExtension } from '../../base/with-own-extension.ts'
import type { Task, TaskAnswer, TaskValues } from './perform-task.ts'

export type TaskKind = keyof TaskValues
type TaskOf<K extends TaskKind> = Extract<Task, { readonly kind: K }>

export interface TaskBounds {
  /** Asks the task to come to its end; what it knows so far is its answer. */
  readonly signal: AbortSignal
  /** After this much more it is cut. */
  readonly graceMs: number
}

/** Never throws: what goes wrong in the process, or with it, is its answer. */
export type RunTask = <K extends TaskKind>(
  task: TaskOf<K>,
  bounds: TaskBounds,
) => Promise<TaskAnswer<TaskValues[K]>>

/** Beside this file, compiled or not. */
const PROCESS = new URL('./task-process.ts', import.meta.url)

/** A thread would do, but one that breaks the engine itself takes all of the process with it. */
export const runTask: RunTask = async (task, { signal, graceMs }) => {
  const answered = Promise.withResolvers<TaskAnswer<never>>()
  const child = begin()
  child.once('message', (answer) => answered.resolve(answer as TaskAnswer<never>))
  child.once('error', (error) => answered.resolve(describe(error.message)))
  child.once('exit', (code, killedBy) => answered.resolve(describe(`${killedBy ?? code}`)))
  tell(child, task)
  let timer: NodeJS.Timeout | undefined
  const stop = () => {
    tell(child, 'stop')
    timer = setTimeout(() => {
      answered.resolve({ problem: 'It was cut short.', mistake: null })
    }, graceMs)
  }
  signal.addEventListener('abort', stop, { once: true })
  if (signal.aborted) stop()
  try {
    return await answered.promise
  } finally {
    signal.removeEventListener('abort', stop)
    clearTimeout(timer)
    child.kill('SIGKILL')
  }
}

/** Nothing of the environment is any of its business, no flag of ours, and nobody reads it. */
function begin(): ChildProcess {
  return fork(fileURLToPath(withOwnExtension(import.meta.url, PROCESS)), [], {
    env: {},
    execArgv: [`--max-old-space-size=${limits.scanProcessMib}`],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
}

/** What can no longer be told has ended, and that is an answer of its own. */
function tell(child: ChildProcess, message: Task | 'stop'): void {
  if (child.connected) child.send(message, () => {})
}

/** The engine ends itself by SIGABRT when it may have no more memory. */
function describe(how: string): TaskAnswer<never> {
  if (how === 'SIGABRT') {
    return { problem: 'It needed more memory than it may have.', mistake: null }
  }
  const problem = 'Keyward made a mistake; the log has the details.'
  return { problem, mistake: `the process of a task ended: ${how}` }
}
