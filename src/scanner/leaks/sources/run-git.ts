/** Decides how git is run: on repositories that may be hostile, so that it starts nothing else. */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { KeywardError } from '../../../base/errors.ts'
import { limits } from '../../../base/limits.ts'

/** Of our own process; only what is named below is handed on. */
export type GitEnvironment = Readonly<Record<string, string | undefined>>

export interface GitOptions {
  readonly environment: GitEnvironment
  readonly signal?: AbortSignal | undefined
  /** A commit is being made: git has said in the environment of which repository and index. */
  readonly isInHook?: boolean
}

/** Where programs and the user's own settings are (`safe.directory` counts only there). */
const HANDED_ON = ['PATH', 'HOME', 'XDG_CONFIG_HOME', 'USERPROFILE', 'SYSTEMROOT', 'TMPDIR', 'TEMP']
/** Objects that are being pushed lie apart until the hook of the server has let them in. */
const PUSHED = ['GIT_OBJECT_DIRECTORY', 'GIT_ALTERNATE_OBJECT_DIRECTORIES', 'GIT_QUARANTINE_PATH']
/** A hook is told by these which repository, and which index, the commit is made from. */
const IN_HOOK = ['GIT_DIR', 'GIT_WORK_TREE', 'GIT_COMMON_DIR', 'GIT_INDEX_FILE']

const FIXED: GitEnvironment = {
  LC_ALL: 'C',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_OPTIONAL_LOCKS: '0',
  GIT_TERMINAL_PROMPT: '0',
  GIT_PAGER: 'cat',
  // Settings of the repository can allow single protocols; this one list is above them.
  GIT_ALLOW_PROTOCOL: 'none',
  GIT_NO_LAZY_FETCH: '1',
  GIT_NO_REPLACE_OBJECTS: '1',
  GIT_GRAFT_FILE: '/dev/null',
  GIT_ATTR_NOSYSTEM: '1',
  GIT_LITERAL_PATHSPECS: '1',
}

/** Before the command. A repository's own settings may name programs for each of these. */
const HARMLESS = [
  '--no-pager',
  ...['core.fsmonitor=false', 'core.hooksPath=/dev/null', 'protocol.allow=never'],
  // Above the setting of the environment stands the one of the repository.
  ...['core.useReplaceRefs=false'],
  // They may name a pipe, or a device without an end.
  ...['core.attributesFile=/dev/null', 'core.excludesFile=/dev/null'],
].flatMap((each) => (each.startsWith('--') ? [each] : ['-c', each]))

/** Its output, while it runs; `stdout` ends before `isDone` is settled. */
export interface GitProcess {
  readonly stdin: ChildProcessWithoutNullStreams['stdin']
  readonly stdout: ChildProcessWithoutNullStreams['stdout']
  /** Rejects with a `KeywardError` that says what git complained of. */
  readonly isDone: Promise<void>
  kill(): void
}

export function spawnGit(
  repository: string,
  args: readonly string[],
  { environment, signal, isInHook = false }: GitOptions,
): GitProcess {
  signal?.throwIfAborted()
  const inherited = [...HANDED_ON, ...PUSHED, ...(isInHook ? IN_HOOK : [])].flatMap((name) => {
    const value = environment[name]
    return value === undefined ? [] : [[name, value]]
  })
  const child = spawn('git', ['-C', repository, ...HARMLESS, ...args], {
    env: { ...Object.fromEntries(inherited), ...FIXED },
    windowsHide: true,
  })
  const kill = () => void child.kill('SIGKILL')
  const forgetSilence = endSilence(child)
  signal?.addEventListener('abort', kill, { once: true })
  let complaint = ''
  child.stderr.setEncoding('latin1').on('data', (text: string) => {
    if (complaint.length < limits.gitComplaintLengthMax) complaint += text
  })
  // Whoever stops listening must not bring the process down.
  child.stdin.on('error', () => {})
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  promise.catch(() => {})
  child.on('error', (error) => {
    forgetSilence()
    reject(explainAbsence(error))
  })
  child.on('close', (status) => {
    forgetSilence()
    signal?.removeEventListener('abort', kill)
    if (status === 0) resolve()
    else reject(signal?.aborted === true ? signal.reason : explain(repository, complaint))
  })
  return { stdin: child.stdin, stdout: child.stdout, isDone: promise, kill }
}

/** A repository can name a pipe as its settings, for which git would wait for ever. */
function endSilence(child: ChildProcessWithoutNullStreams): () => void {
  let heard = 0
  const look = () => {
    const { bytesRead } = readBytes(child)
    const isAsked = child.stdin.writableEnded && child.stdin.writableLength === 0
    if (isAsked && bytesRead === heard && child.stdout.readableLength === 0) child.kill('SIGKILL')
    heard = bytesRead
  }
  const timer = setInterval(look, limits.gitSilenceMs)
  return () => clearInterval(timer)
}

function readBytes({ stdout }: ChildProcessWithoutNullStreams): { bytesRead: number } {
  return 'bytesRead' in stdout && typeof stdout.bytesRead === 'number'
    ? { bytesRead: stdout.bytesRead }
    : { bytesRead: 0 }
}

/** All that it writes, where that is little. */
export async function readGit(
  repository: string,
  args: readonly string[],
  options: GitOptions & { readonly input?: string },
): Promise<Buffer> {
  const git = spawnGit(repository, args, options)
  git.stdin.end(options.input ?? '')
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of git.stdout) {
    if (!Buffer.isBuffer(chunk)) continue
    chunks.push(chunk)
    bytes += chunk.length
    if (bytes <= limits.gitAnswerBytesMax) continue
    git.kill()
    throw new KeywardError('git_unavailable', { detail: 'Git listed more than can be kept.' })
  }
  await git.isDone
  return Buffer.concat(chunks)
}

function explainAbsence(error: Error): KeywardError {
  const isAbsent = 'code' in error && error.code === 'ENOENT'
  const detail = isAbsent ? 'There is no program `git` here.' : 'The program `git` cannot be run.'
  return new KeywardError('git_unavailable', { detail }, { cause: error })
}

function explain(repository: string, complaint: string): KeywardError {
  const fail = (detail: string) => new KeywardError('git_unavailable', { detail })
  if (/dubious ownership|unsafe repository/.test(complaint)) {
    return fail(
      `${repository} belongs to another user, so git refuses it. If you trust it, run ` +
        '`git config --global --add safe.directory` with its full path.',
    )
  }
  if (/not a git repository/.test(complaint)) return fail(`${repository} is no git repository.`)
  if (/cannot change to/.test(complaint)) return fail(`${repository} is no folder.`)
  if (/unknown revision|bad revision|ambiguous argument/.test(complaint)) {
    return fail('Git knows no such commits here; in a shallow clone they have to be fetched first.')
  }
  const first = /^(?:fatal|error): [ -~]{1,200}/m.exec(complaint)?.[0]
  return fail(first === undefined ? 'Git stopped before its end.' : `Git stopped: ${first}`)
}
