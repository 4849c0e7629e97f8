/** Decides where lines of a file end, with no more memory than the longest one may take. */

const NEWLINE = 0x0a

export class LineSplitter {
  readonly #bytesMax: number
  #rest: Uint8Array[] = []
  #restLength = 0

  constructor(bytesMax: number) {
    this.#bytesMax = bytesMax
  }

  /** The lines that end in this chunk, without their ends. */
  *push(chunk: Uint8Array): Generator<Uint8Array> {
    let start = 0
    for (;;) {
      const end = chunk.indexOf(NEWLINE, start)
      if (end < 0) break
      yield this.#join(chunk.subarray(start, end))
      start = end + 1
    }
    if (start < chunk.length) this.#keep(chunk.subarray(start))
  }

  /** What followed the last end: a line without one. */
  get rest(): Uint8Array {
    return Buffer.concat(this.#rest)
  }

  /** The line that is under way is longer than it may be: nothing after it can be read. */
  get isTooLong(): boolean {
    return this.#restLength > this.#bytesMax
  }

  #join(part: Uint8Array): Uint8Array {
    if (this.#restLength === 0) return part
    this.#keep(part)
    const line = this.rest
    this.#rest = []
    this.#restLength = 0
    return line
  }

  #keep(part: Uint8Array): void {
    this.#rest.push(part)
    this.#restLength += part.length
  }
}
