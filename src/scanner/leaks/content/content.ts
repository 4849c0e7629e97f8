/** Says what is looked into: bytes with a name, from the front or at any place. */
import type { Expansion } from './expansion.ts'

export interface Content {
  /** Its last part says what it may be: `base.apk`, `app.min.js`. */
  readonly name: string
  /** Of a plain file on disk. */
  readonly path?: string
  /** Of a script from the web: the source map that it named. */
  readonly sourceMap?: Buffer
  /** Of what lies in an archive: bounds all that comes out of the outermost one. */
  readonly expansion?: Expansion
  /** Bytes; undefined for a stream whose end nobody knows yet. */
  readonly size: number | undefined
  /** The first bytes, up to `limits.contentHeadBytes`; they come again in `stream`. */
  head(): Promise<Buffer>
  /** All bytes from the front, in pieces. Of a stream that is not kept, once only. */
  stream(): AsyncIterable<Buffer>
  /** Any place of it; a stream is first kept in memory, or in a private file when it is long. */
  open(): Promise<RandomAccess>
  /** Frees what `open` kept; called once, by who made it. */
  close(): Promise<void>
}

export interface RandomAccess {
  /** Bytes. */
  readonly size: number
  /** Shorter than asked only at the end. */
  read(offset: number, length: number): Promise<Buffer>
}
