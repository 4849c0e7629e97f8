/** Reads the lines of a file from its end, with no more memory than the longest may take. */
import { fstatSync, readSync } from 'node:fs'
import { limits } from '../base/limits.ts'

const NEWLINE = 0x0a

/** The last line first, each without its end; of one that is too long, nothing. */
export function* readLinesBackwards(file: number, lineBytesMax: number): Generator<Buffer> {
  /** What stands after the place that was read, up to the end of its line. */
  let rest: Buffer | null = Buffer.alloc(0)
  let isLast = true
  for (let end = fstatSync(file).size; end > 0; ) {
    const start = Math.max(0, end - limits.auditKeptPieceBytes)
    const piece = readRange(file, start, end - start)
    let to = piece.length
    for (;;) {
      const at = to === 0 ? -1 : piece.lastIndexOf(NEWLINE, to - 1)
      const part = piece.subarray(at + 1, to)
      rest = rest === null ? null : Buffer.concat([part, rest])
      if (rest !== null && rest.length > lineBytesMax) rest = null
      if (at < 0) break
      // Behind the last newline there is no line, unless one was cut off.
      if (rest !== null && !(isLast && rest.length === 0)) yield rest
      isLast = false
      rest = Buffer.alloc(0)
      to = at
    }
    end = start
  }
  if (rest !== null && rest.length > 0) yield rest
}

export function readRange(file: number, start: number, length: number): Buffer {
  const bytes = Buffer.alloc(length)
  let read = 0
  while (read < length) {
    const count = readSync(file, bytes, read, length - read, start + read)
    if (count === 0) break
    read += count
  }
  return bytes.subarray(0, read)
}
