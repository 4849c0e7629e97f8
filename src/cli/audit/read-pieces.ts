/** Decides how files of any size are read to be verified: in pieces, and never from a pipe. */
import { createReadStream, statSync } from 'node:fs'
import { KeywardError } from '../../base/errors.ts'
import { KIB } from '../../base/units.ts'

const PIECE_BYTES = 64 * KIB

/** Error `file_not_readable`. A pipe could not be read twice: first its header, then all of it. */
export async function* readPieces(path: string): AsyncGenerator<Uint8Array> {
  try {
    if (!statSync(path).isFile()) refuse(path, 'is no file')
    for await (const piece of createReadStream(path, { highWaterMark: PIECE_BYTES })) yield piece
  } catch (cause) {
    if (cause instanceof KeywardError) throw cause
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown error'
    refuse(path, code === 'ENOENT' ? 'does not exist' : `cannot be read (${code})`)
  }
}

function refuse(path: string, why: string): never {
  throw new KeywardError('file_not_readable', { detail: `${path} ${why}.` })
}
