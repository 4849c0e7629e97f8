/** Decides on which core a process runs: what is measured on one, who measures it on the other. */
import { type ChildProcess, fork, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { availableParallelism } from 'node:os'

/** The core of whatever is measured, and the core of whatever makes the load. */
export const MEASURED_CORE = 0
export const LOAD_CORE = 1

const canPin = availableParallelism() > 1 && spawnSync('taskset', ['--version']).status === 0

/** True when the two cores are really apart; the table says so when they are not. */
export function isPinned(): boolean {
  return canPin
}

/** The command line that runs `command` on `core`. */
export function pin(core: number, command: readonly string[]): [string, ...string[]] {
  const pinned = canPin ? ['taskset', '--cpu-list', String(core), ...command] : [...command]
  const [program, ...options] = pinned
  if (program === undefined) throw new Error('there is no command to run')
  return [program, ...options]
}

/** A Node process that runs `module` on `core` and talks over IPC. */
export function forkPinned(core: number, module: URL, options: readonly string[]): ChildProcess {
  const [execPath, ...execArgv] = pin(core, [process.execPath])
  return fork(module, options, { execPath, execArgv })
}

/** The next message of a child process; fails when it ends instead. */
export function receive(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const onMessage = (message: unknown) => {
      child.off('exit', onExit)
      resolve(message)
    }
    const onExit = (code: number | null, signal: string | null) => {
      child.off('message', onMessage)
      reject(new Error(`${child.spawnargs.join(' ')} ended with ${code ?? signal}`))
    }
    child.once('message', onMessage)
    child.once('exit', onExit)
  })
}

export async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill()
  await ended
}
