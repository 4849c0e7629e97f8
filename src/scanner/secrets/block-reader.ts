/** Decides how a stream is cut into blocks that overlap, wherever its chunks end. */

export interface Block {
  /** Of its first byte, in the stream. */
  readonly offset: number
  /** Good until the next block is made. */
  readonly bytes: Buffer
  /** What begins in this part belongs to this block; round it stands what other blocks own. */
  readonly ownStart: number
  readonly ownEnd: number
  readonly isLast: boolean
}

/** Most contents are small: memory is taken as it is needed. */
const START_BYTES = 64 * 1024

export class BlockReader {
  readonly #blockBytes: number
  readonly #margin: number
  readonly #isEnd: boolean
  #memory: Buffer
  #used = 0
  #offset = 0

  /**
   * A secret of up to `margin` bytes is never cut; even, so that UTF-16 is not either. Of a stream
   * that is a part of a longer one, `offset` is where it begins there.
   */
  constructor(blockBytes: number, margin: number, offset = 0, isEnd = true) {
    this.#blockBytes = blockBytes
    this.#margin = margin
    this.#offset = offset
    this.#isEnd = isEnd
    this.#memory = Buffer.allocUnsafe(Math.min(START_BYTES, blockBytes))
  }

  *add(chunk: Uint8Array): Generator<Block> {
    let taken = 0
    while (taken < chunk.length) {
      if (this.#used === this.#blockBytes) {
        yield this.#block(false)
        this.#shift()
      }
      if (this.#used === this.#memory.length) this.#grow(chunk.length - taken)
      const piece = chunk.subarray(taken, taken + this.#memory.length - this.#used)
      this.#memory.set(piece, this.#used)
      this.#used += piece.length
      taken += piece.length
    }
  }

  end(): Block {
    return this.#block(this.#isEnd || this.#used < this.#blockBytes)
  }

  #block(isLast: boolean): Block {
    return {
      offset: this.#offset,
      bytes: this.#memory.subarray(0, this.#used),
      ownStart: this.#offset === 0 ? 0 : this.#margin,
      ownEnd: isLast ? this.#used : this.#used - this.#margin,
      isLast,
    }
  }

  /** Keeps the margin before what comes next, and the margin that nobody owns so far. */
  #shift(): void {
    const kept = this.#margin * 2
    this.#memory.copyWithin(0, this.#used - kept, this.#used)
    this.#offset += this.#used - kept
    this.#used = kept
  }

  #grow(wanted: number): void {
    const doubled = Math.max(this.#memory.length * 2, this.#used + wanted)
    const grown = Buffer.allocUnsafe(Math.min(doubled, this.#blockBytes))
    grown.set(this.#memory.subarray(0, this.#used))
    this.#memory = grown
  }
}
