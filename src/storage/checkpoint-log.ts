/** Keeps signed checkpoints in a file beside the database: lines are added, never changed. */
import { closeSync, existsSync, fstatSync, fsyncSync, openSync, readSync, writeSync } from 'node:fs'
import { limits } from '../base/limits.ts'
import type { AuditCheckpoint } from '../engine/audit/audit-storage.ts'
import type { CheckpointKeeper } from '../engine/audit/checkpoint-keeper.ts'
import { toFileError } from './file-errors.ts'

export const CHECKPOINT_FILE = 'audit-checkpoints.log'

export class CheckpointLog implements CheckpointKeeper {
  readonly #path: string

  constructor(path: string) {
    this.#path = path
  }

  /** Errors: `data_directory_not_writable`, `storage_full`. */
  keep({ tenant, size, atMs, note }: AuditCheckpoint): void {
    const line = JSON.stringify({ tenant, size, at: new Date(atMs).toISOString(), note })
    this.#use('a+', (file) => {
      const { size: length } = fstatSync(file)
      const last = length === 0 ? '\n' : readRange(file, length - 1, 1).toString()
      // A line that a power loss cut off stays alone: it can never pass for a part of another.
      const bytes = Buffer.from(`${last === '\n' ? '' : '\n'}${line}\n`)
      for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at)
      fsyncSync(file)
    })
  }

  /** Of the last `limits.auditKeptBytesMax` bytes: what stands before has newer ones after it. */
  readNewest(): readonly string[] {
    if (!existsSync(this.#path)) return []
    return this.#use('r', (file) => {
      const { size: length } = fstatSync(file)
      const start = Math.max(0, length - limits.auditKeptBytesMax)
      const lines = readRange(file, start, length - start)
        .toString()
        .split('\n')
      return lines.flatMap(readNote)
    })
  }

  #use<T>(flags: string, work: (file: number) => T): T {
    try {
      const file = openSync(this.#path, flags, 0o600)
      try {
        return work(file)
      } finally {
        closeSync(file)
      }
    } catch (error) {
      throw toFileError(error, this.#path)
    }
  }
}

function readRange(file: number, start: number, length: number): Buffer {
  const bytes = Buffer.alloc(length)
  let read = 0
  while (read < length) {
    const count = readSync(file, bytes, read, length - read, start + read)
    if (count === 0) break
    read += count
  }
  return bytes.subarray(0, read)
}

/** The first line may be cut, and so may one that was being written when the power went. */
function readNote(line: string): string[] {
  try {
    const { note } = JSON.parse(line)
    return typeof note === 'string' ? [note] : []
  } catch {
    return []
  }
}
