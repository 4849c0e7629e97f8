/** Decides how files are written: whole or not at all, and never over something by accident. */
import { randomBytes } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  lstatSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { dirname, resolve } from 'node:path'
import { KeywardError } from '../../base/errors.ts'

export interface WriteOptions {
  readonly mode: number
  /** False: error `file_exists` when there is one, even if it came up meanwhile. */
  readonly replaces: boolean
}

/** Errors: `file_exists`, `file_not_writable`. */
export function writeFile(path: string, text: string, { mode, replaces }: WriteOptions): void {
  if (replaces && isPlaceToWrite(path)) {
    writeThrough(path, (file) => writeBytes(file, Buffer.from(text)))
    return
  }
  const temporary = nameTemporary(path)
  try {
    writeWhole(temporary, text, mode)
    place(temporary, path, replaces)
  } catch (cause) {
    throw toError(path, cause)
  } finally {
    discard(temporary)
  }
}

/** The same for a text that comes in pieces and may be larger than memory. */
export async function writeFileFrom(
  path: string,
  pieces: AsyncIterable<Uint8Array>,
  { mode, replaces }: WriteOptions,
): Promise<void> {
  if (!replaces) checkAbsent(path)
  const isThrough = replaces && isPlaceToWrite(path)
  const temporary = nameTemporary(path)
  try {
    const file = isThrough ? openSync(path, 'w') : openSync(temporary, 'wx', mode)
    try {
      for await (const piece of pieces) writeBytes(file, piece)
      if (!isThrough) fsyncSync(file)
    } finally {
      closeSync(file)
    }
    if (!isThrough) place(temporary, path, replaces)
  } catch (cause) {
    throw toError(path, cause)
  } finally {
    discard(temporary)
  }
}

/** By chance: in a container every process may have the same number as the one that was killed. */
function nameTemporary(path: string): string {
  return `${path}.${randomBytes(6).toString('hex')}.new`
}

/** What stood in the way of writing it stands in the way of this, too, and has been told. */
function discard(temporary: string): void {
  try {
    rmSync(temporary, { force: true })
  } catch {}
}

/** A device or pipe, such as /dev/stdout: what comes goes through it, and it must stay. */
function isPlaceToWrite(path: string): boolean {
  try {
    const leadsTo = statSync(path, { throwIfNoEntry: false })
    if (leadsTo === undefined || leadsTo.isDirectory()) return false
    const isLink = resolve(path).startsWith('/dev/') && lstatSync(path).isSymbolicLink()
    return isLink || !leadsTo.isFile()
  } catch {
    // Whatever else is wrong with the path is told when it is written.
    return false
  }
}

function writeThrough(path: string, write: (file: number) => void): void {
  try {
    const file = openSync(path, 'w')
    try {
      write(file)
    } finally {
      closeSync(file)
    }
  } catch (cause) {
    throw toError(path, cause)
  }
}

function place(temporary: string, path: string, replaces: boolean): void {
  if (replaces) renameSync(temporary, path)
  else placeNew(temporary, path)
  syncFolder(dirname(path))
}

/** A link, unlike a rename, fails when the name is taken. Some file systems have no links. */
function placeNew(temporary: string, path: string): void {
  try {
    linkSync(temporary, path)
  } catch (error) {
    if (existsSync(path)) throw new KeywardError('file_exists', { detail: path })
    const code = error instanceof Error && 'code' in error ? error.code : ''
    if (code !== 'EPERM' && code !== 'ENOTSUP' && code !== 'ENOSYS') throw error
    renameSync(temporary, path)
  }
}

/** Error `file_exists`. */
export function checkAbsent(path: string): void {
  if (existsSync(path)) throw new KeywardError('file_exists', { detail: path })
}

/** True when the file is there and holds exactly that. */
export function isSameFile(path: string, text: string): boolean {
  try {
    return existsSync(path) && readFileSync(path, 'utf8') === text
  } catch {
    return false
  }
}

function writeWhole(path: string, text: string, mode: number): void {
  const file = openSync(path, 'wx', mode)
  try {
    writeBytes(file, Buffer.from(text))
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

function writeBytes(file: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at)
}

/** Without it a power loss could forget the name of a file whose content is safe. */
function syncFolder(path: string): void {
  const folder = openSync(path, 'r')
  try {
    fsyncSync(folder)
  } finally {
    closeSync(folder)
  }
}

function toError(path: string, cause: unknown): KeywardError {
  if (cause instanceof KeywardError) return cause
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown error'
  const why = REASONS[code] === undefined ? '' : `: ${REASONS[code]}`
  return new KeywardError('file_not_writable', { detail: `${path}${why} (${code}).` }, { cause })
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'its folder is not there',
  ENOTDIR: 'its folder is not one',
  EISDIR: 'it is a folder',
  EEXIST: 'a link that leads nowhere stands there',
  EACCES: 'this user may not write there',
  EPERM: 'this user may not write there',
  EROFS: 'the disk can only be read',
  ENOSPC: 'the disk is full',
  ENAMETOOLONG: 'its name is too long',
}
