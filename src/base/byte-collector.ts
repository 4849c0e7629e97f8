/** Puts a body together from its pieces, in not much more memory than it has bytes. */

/** So many pieces are kept as they came: most bodies come in one. */
const KEPT_PIECES = 8
/** Larger ones are worth the object that they are. */
const LARGE_BYTES = 4_096
const BLOCK_BYTES = 16_384

/**
 * A sender may cut a body into pieces of one byte, each of which would be an object of 200 bytes:
 * so small ones are copied together. Who adds looks at `length` and stops in time.
 */
export class ByteCollector {
  readonly #pieces: Buffer[] = []
  #block: Buffer | null = null
  #used = 0
  #length = 0

  get length(): number {
    return this.#length
  }

  add(piece: Buffer): void {
    this.#length += piece.length
    if (this.#pieces.length < KEPT_PIECES || piece.length >= LARGE_BYTES) {
      this.#closeBlock()
      this.#pieces.push(piece)
      return
    }
    if (this.#used + piece.length > BLOCK_BYTES) this.#closeBlock()
    this.#block ??= Buffer.allocUnsafe(BLOCK_BYTES)
    this.#used += piece.copy(this.#block, this.#used)
  }

  /** All of it; the collector is used up then. */
  join(): Buffer {
    this.#closeBlock()
    const [only] = this.#pieces
    if (only !== undefined && this.#pieces.length === 1) return only
    return Buffer.concat(this.#pieces, this.#length)
  }

  #closeBlock(): void {
    if (this.#block === null) return
    this.#pieces.push(this.#block.subarray(0, this.#used))
    this.#block = null
    this.#used = 0
  }
}
