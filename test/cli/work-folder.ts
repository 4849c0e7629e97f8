/** Gives each test a folder of its own, and everything that it starts an end. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach } from 'vitest'
import {
  createScratchDirectory,
  type RunResult,
  removeDirectory,
  runKeyward,
} from '../fixtures/start-keyward.ts'

export const MAIN = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url))

export interface Running {
  readonly child: ChildProcess
  stdout(): string
  stderr(): string
  /** The first group of the pattern, as soon as standard error matches. */
  waitFor(pattern: RegExp): Promise<string>
  /** Its exit code, when it has ended by itself or by `signal`. */
  end(signal?: NodeJS.Signals): Promise<number | null>
}

export interface WorkFolder {
  readonly path: string
  file(name: string): string
  run(args: readonly string[], env?: Record<string, string>, input?: string): Promise<RunResult>
  start(args: readonly string[], env?: Record<string, string>): Running
  /**
   * Runs it in a terminal so many columns wide and types `typed` as soon as `when` is shown;
   * answers all that was shown.
   */
  runInTerminal(
    args: readonly string[],
    columns: number,
    typed?: string,
    env?: Record<string, string>,
    when?: RegExp,
  ): Promise<string>
}

const folders: string[] = []
const children: ChildProcess[] = []

/** Call in the body of a test file: removes and ends after each test. */
export function cleanUpAfterEach(): void {
  afterEach(async () => {
    for (const child of children.splice(0)) {
      if (child.exitCode !== null || child.signalCode !== null) continue
      child.kill('SIGKILL')
      await once(child, 'exit')
    }
    for (const folder of folders.splice(0)) removeDirectory(folder)
  })
}

export function createWorkFolder(): WorkFolder {
  const root = createScratchDirectory()
  folders.push(root)
  const path = join(root, 'work')
  mkdirSync(path)
  return {
    path,
    file: (name) => join(path, name),
    run: (args, env = {}, input = '') => runKeyward(args, { cwd: path, env, input }),
    start: (args, env = {}) => start(path, args, env),
    runInTerminal: (args, columns, typed = '', env = {}, when = /not shown/) =>
      runInTerminal(path, args, { columns, typed, env, when }),
  }
}

interface TerminalOptions {
  readonly columns: number
  readonly typed: string
  readonly env: Record<string, string>
  readonly when: RegExp
}

/** Debian's `script` makes the terminal. */
async function runInTerminal(
  cwd: string,
  args: readonly string[],
  { columns, typed, env, when }: TerminalOptions,
): Promise<string> {
  const words = [process.execPath, MAIN, ...args].map(
    (word) => `'${word.replaceAll("'", "'\\''")}'`,
  )
  const command = `stty cols ${columns} rows 40 && exec ${words.join(' ')}`
  const child = spawn('script', ['--quiet', '--flush', '--command', command, '/dev/null'], {
    cwd,
    env: { PATH: process.env['PATH'], TERM: 'xterm', SHELL: '/bin/sh', ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  children.push(child)
  let shown = ''
  let isTyped = typed === ''
  child.stdout.on('data', (chunk: Buffer) => {
    shown += chunk.toString()
    if (isTyped || !when.test(shown)) return
    isTyped = true
    child.stdin.write(typed)
  })
  await once(child, 'close')
  return shown
}

function start(cwd: string, args: readonly string[], env: Record<string, string>): Running {
  const child = spawn(process.execPath, [MAIN, ...args], {
    cwd,
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  children.push(child)
  let stdout = ''
  let stderr = ''
  child.stdout.on('data', (chunk: Buffer) => {
    stdout += chunk.toString()
  })
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString()
  })
  let hasClosed = false
  const closed = once(child, 'close').then(() => {
    hasClosed = true
  })
  return {
    child,
    stdout: () => stdout,
    stderr: () => stderr,
    async waitFor(pattern) {
      for (;;) {
        const found = pattern.exec(stderr)
        if (found !== null) return found[1] ?? found[0]
        if (hasClosed) throw new Error(`it ended: ${stdout}${stderr}`)
        await Promise.race([once(child.stderr, 'data'), closed])
      }
    },
    async end(signal) {
      if (signal !== undefined) child.kill(signal)
      await closed
      return child.exitCode
    },
  }
}

/** What a server logs when it serves. */
export const SERVING = /"urls":\["([^"]+)"/

/** Starts `keyward serve` on a free port and waits until it serves. */
export async function startServe(
  folder: WorkFolder,
  args: readonly string[] = [],
): Promise<Running & { readonly url: string }> {
  const running = folder.start(['serve', '--listen', '127.0.0.1:0', ...args])
  const url = await running.waitFor(SERVING)
  // What was written to standard output before may come in a moment later.
  await new Promise((resolve) => setTimeout(resolve, 50))
  return { ...running, url }
}
