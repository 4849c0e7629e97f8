/** Writes audit events to a file, one a line; it may be rotated at any time. */
import { type FileHandle, open, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { limits } from '../../base/limits.ts'
import type { AuditEvent } from '../../engine/audit/audit-event.ts'
import { toAuditLine } from '../../engine/audit/hash-audit-event.ts'
import { type Sink, SinkFailure } from './sink.ts'
import type { FileSinkSettings } from './sink-settings.ts'

interface OpenFile {
  readonly handle: FileHandle
  readonly device: number
  readonly inode: number
  /** Bytes of whole lines; what a failed write left behind them is cut off. */
  size: number
  isDirty: boolean
}

/** A line that a crash cut short begins as every line of ours does. */
const LINE_START = '{"action":"'

/**
 * Only appends, and only whole lines: of a write that failed nothing stays. What was written is
 * certain when the system has put it on the disk (`confirm`).
 */
export class FileSink implements Sink {
  readonly destination: string
  readonly batchMax = limits.sinkReadMax
  readonly settleMs = 0
  readonly #path: string
  #file: OpenFile | undefined
  #isReopenAsked = false

  constructor({ path }: Pick<FileSinkSettings, 'path'>) {
    this.#path = path
    this.destination = path
  }

  async deliver(events: readonly AuditEvent[]): Promise<void> {
    const bytes = Buffer.from(events.map((event) => `${toAuditLine(event)}\n`).join(''))
    await this.#guard(async () => {
      const file = await this.#findFile()
      file.isDirty = true
      try {
        await writeAll(file.handle, bytes)
        file.size += bytes.length
      } catch (error) {
        await file.handle.truncate(file.size).catch(() => this.#drop())
        throw error
      }
    })
  }

  async confirm(): Promise<void> {
    const file = this.#file
    if (file === undefined || !file.isDirty) return
    await this.#guard(async () => {
      await file.handle.datasync()
      file.isDirty = false
    })
  }

  reopen(): void {
    this.#isReopenAsked = true
  }

  async close(): Promise<void> {
    await this.confirm()
    await this.#drop()
  }

  /** The open file, as long as it is the one that the path leads to, and nobody else changed it. */
  async #findFile(): Promise<OpenFile> {
    const file = this.#file
    if (file !== undefined && !this.#isReopenAsked && (await isAt(this.#path, file))) return file
    if (file !== undefined) {
      // What stands in the old one must be on the disk before anything counts as certain.
      await this.confirm()
      await this.#drop()
    }
    this.#isReopenAsked = false
    this.#file = await openToAppend(this.#path)
    return this.#file
  }

  async #drop(): Promise<void> {
    const file = this.#file
    this.#file = undefined
    await file?.handle.close().catch(() => {})
  }

  async #guard(work: () => Promise<void>): Promise<void> {
    try {
      await work()
    } catch (cause) {
      if (cause instanceof SinkFailure) throw cause
      const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown'
      throw new SinkFailure(`cannot be written: ${WHY[code] ?? code}`, { cause })
    }
  }
}

const WHY: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the quota of the disk is used up',
  EACCES: 'this user may not',
  EROFS: 'the disk is read-only',
  ENOENT: 'its folder does not exist',
  EISDIR: 'it is a directory',
}

/** What is cut off after a failed write is measured by a size that must still be true. */
async function isAt(path: string, { device, inode, size }: OpenFile): Promise<boolean> {
  const found = await stat(path).catch(() => undefined)
  if (found === undefined) return false
  return found.dev === device && found.ino === inode && found.size === size
}

async function openToAppend(path: string): Promise<OpenFile> {
  const isNew = (await stat(path).catch(() => undefined)) === undefined
  // Reading is for the end of what is there; a new file is nobody else's to read.
  const handle = await open(path, 'a+', 0o600)
  try {
    const { dev, ino, size } = await handle.stat()
    if (!(await handle.stat()).isFile()) throw new SinkFailure('it is no regular file')
    if (isNew) await syncFolder(dirname(path))
    const whole = size === 0 ? 0 : await mendEnd(handle, size)
    return { handle, device: dev, inode: ino, size: whole, isDirty: false }
  } catch (error) {
    await handle.close()
    throw error
  }
}

/** The name of a new file is on the disk when its folder is. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

/** Cuts off a line of ours that has no end; a foreign one is ended. The size of whole lines. */
async function mendEnd(handle: FileHandle, size: number): Promise<number> {
  const length = Math.min(size, limits.sinkFileTailBytes)
  const tail = Buffer.alloc(length)
  await handle.read(tail, 0, length, size - length)
  const lineAt = tail.lastIndexOf(0x0a) + 1
  if (lineAt === length) return size
  const rest = tail.subarray(lineAt).toString('utf8')
  const isWholeRest = lineAt > 0 || length === size
  if (isWholeRest && (rest.startsWith(LINE_START) || LINE_START.startsWith(rest))) {
    await handle.truncate(size - length + lineAt)
    return size - length + lineAt
  }
  await writeAll(handle, Buffer.from('\n'))
  return size + 1
}

async function writeAll(handle: FileHandle, bytes: Buffer): Promise<void> {
  for (let at = 0; at < bytes.length; ) {
    const { bytesWritten } = await handle.write(bytes, at, bytes.length - at)
    at += bytesWritten
  }
}
