/** Keeps signed checkpoints in a file beside the database: lines are added, never changed. */
import { closeSync, existsSync, fstatSync, fsyncSync, openSync, writeSync } from 'node:fs'
import { limits } from '../base/limits.ts'
import type { AuditCheckpoint } from '../engine/audit/audit-storage.ts'
import type { CheckpointKeeper } from '../engine/audit/checkpoint-keeper.ts'
import { toFileError } from './file-errors.ts'
import { readLinesBackwards, readRange } from './read-lines-backwards.ts'

export const CHECKPOINT_FILE = 'audit-checkpoints.log'

/** What is on a line. */
interface KeptCheckpoint {
  readonly tenant: string
  readonly size: number
  readonly at: string
  readonly note: string
  /** So many lines, this one the last of them, say again what was newest of each log before. */
  readonly restated?: number
}

/**
 * Whoever reads the newest of each log reads backwards. A log in which nothing happens would have
 * its newest ever further from the end, so from time to time all of them are said again.
 */
export class CheckpointLog implements CheckpointKeeper {
  readonly #path: string
  /** By the name of the log; undefined before the file was read. */
  #newest: Map<string, KeptCheckpoint> | undefined
  /** Bytes since they were last said again. */
  #bytesSince = 0

  constructor(path: string) {
    this.#path = path
  }

  /** Errors: `data_directory_not_writable`, `storage_full`. */
  keep({ tenant, size, atMs, note }: AuditCheckpoint): void {
    const newest = this.#read()
    const checkpoint = { tenant, size, at: new Date(atMs).toISOString(), note }
    this.#append([checkpoint])
    newest.set(nameLog(checkpoint), checkpoint)
    // They are hardly longer than this one.
    const restatedLength = newest.size * JSON.stringify(checkpoint).length
    const lengthMin = Math.max(limits.auditKeptBytesMax, restatedLength * limits.auditRestateFactor)
    if (this.#bytesSince < lengthMin) return
    const all = [...newest.values()]
    this.#append(
      all.map((each, index) =>
        index === all.length - 1 ? { ...each, restated: all.length } : each,
      ),
    )
    this.#bytesSince = 0
  }

  /** One of each log. */
  readNewest(): readonly string[] {
    return [...this.#read().values()].map(({ note }) => note)
  }

  #append(checkpoints: readonly KeptCheckpoint[]): void {
    const lines = checkpoints.map((each) => `${JSON.stringify(each)}\n`).join('')
    this.#use('a+', (file) => {
      const { size: length } = fstatSync(file)
      const last = length === 0 ? '\n' : readRange(file, length - 1, 1).toString()
      // A line that a power loss cut off stays alone: it can never pass for a part of another.
      const bytes = Buffer.from(`${last === '\n' ? '' : '\n'}${lines}`)
      for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at)
      fsyncSync(file)
      this.#bytesSince += bytes.length
    })
  }

  /** Back to where all were said again, or to the beginning. */
  #read(): Map<string, KeptCheckpoint> {
    if (this.#newest !== undefined) return this.#newest
    const found = new Map<string, KeptCheckpoint>()
    if (existsSync(this.#path)) this.#use('r', (file) => this.#readFrom(file, found))
    this.#newest = found
    return found
  }

  #readFrom(file: number, found: Map<string, KeptCheckpoint>): void {
    this.#bytesSince = 0
    let left = Number.POSITIVE_INFINITY
    for (const line of readLinesBackwards(file, limits.auditKeptLineBytesMax)) {
      const kept = parseLine(line)
      if (left === Number.POSITIVE_INFINITY) {
        if (kept?.restated !== undefined) left = kept.restated
        else this.#bytesSince += line.length + 1
      }
      if (kept !== undefined && !found.has(nameLog(kept))) {
        const { restated: _said, ...checkpoint } = kept
        found.set(nameLog(kept), checkpoint)
      }
      // Where one of those lines is broken they are not all: what stands before is read, too.
      left = kept === undefined ? Number.POSITIVE_INFINITY : left - 1
      if (left <= 0) return
    }
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

/** As the note itself does, on its first line: it may be of another Keyward. */
function nameLog({ note }: KeptCheckpoint): string {
  return note.slice(0, note.indexOf('\n'))
}

/** Undefined for one that was being written when the power went. */
function parseLine(line: Uint8Array): KeptCheckpoint | undefined {
  try {
    const kept = JSON.parse(line.toString())
    return typeof kept?.note === 'string' ? kept : undefined
  } catch {
    return undefined
  }
}
