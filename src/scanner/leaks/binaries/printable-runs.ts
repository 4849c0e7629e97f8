/** Decides what in a binary is text: runs of ASCII, and of ASCII in UTF-16, each on a line. */
import { limits } from '../../../base/limits.ts'

const RUN_MIN = limits.binaryRunLengthMin
const NEWLINE = 10
/** Keys in PEM have line breaks, so those are text. */
const PRINTABLE = Uint8Array.from({ length: 256 }, (_, byte) =>
  (byte >= 0x20 && byte < 0x7f) || byte === 9 || byte === NEWLINE || byte === 13 ? 1 : 0,
)
const WIDE_KEPT_LENGTH = 4_096

/** `cuts`: sorted offsets at which a string begins though nothing ends the one before it. */
export async function* printableRuns(
  chunks: AsyncIterable<Buffer>,
  cuts: ArrayLike<number> = [],
): AsyncGenerator<Buffer, void> {
  const runs = new RunCollector(cuts)
  for await (const chunk of chunks) {
    const text = runs.take(chunk)
    if (text.length > 0) yield text
  }
  const rest = runs.end()
  if (rest.length > 0) yield rest
}

class RunCollector {
  readonly #cuts: ArrayLike<number>
  #cutIndex = 0
  #out = Buffer.alloc(0)
  #outLength = 0
  /** Of all bytes that came before this chunk. */
  #position = 0
  #runLength = 0
  /** The beginning of a run that is still too short to be given out. */
  readonly #short = Buffer.alloc(RUN_MIN)
  readonly #wide = Buffer.alloc(WIDE_KEPT_LENGTH)
  #wideLength = 0
  #wideGiven = 0
  /** Where the next character of the UTF-16 text would stand. */
  #wideNext = -1

  constructor(cuts: ArrayLike<number>) {
    this.#cuts = cuts
  }

  take(chunk: Buffer): Buffer {
    // Each run adds one line break at most; the two kinds together no more than the chunk again.
    this.#out = Buffer.allocUnsafe(chunk.length * 2 + WIDE_KEPT_LENGTH + 2 * RUN_MIN)
    this.#outLength = 0
    let start = 0
    let cut = (this.#cuts[this.#cutIndex] ?? Number.POSITIVE_INFINITY) - this.#position
    for (let at = 0; at < chunk.length; at++) {
      const byte = chunk[at] ?? 0
      if (at >= cut) {
        this.#endRun(chunk, start, at, false)
        start = at
        cut = this.#nextCut(at)
      }
      if (PRINTABLE[byte] === 1) continue
      this.#endRun(chunk, start, at, byte === 0)
      start = at + 1
    }
    this.#holdRun(chunk, start)
    this.#position += chunk.length
    return this.#out.subarray(0, this.#outLength)
  }

  end(): Buffer {
    const isOpen = this.#runLength >= RUN_MIN
    this.#out = Buffer.allocUnsafe(WIDE_KEPT_LENGTH + 2)
    this.#outLength = 0
    if (isOpen) this.#out[this.#outLength++] = NEWLINE
    this.#endWide()
    return this.#out.subarray(0, this.#outLength)
  }

  #nextCut(at: number): number {
    let next = Number.NEGATIVE_INFINITY
    while (next <= at) {
      this.#cutIndex++
      next = (this.#cuts[this.#cutIndex] ?? Number.POSITIVE_INFINITY) - this.#position
    }
    return next
  }

  /** The run from `start` ends before `end`; a run may have begun in the chunk before. */
  #endRun(chunk: Buffer, start: number, end: number, byZero: boolean): void {
    const length = this.#runLength + end - start
    if (length >= RUN_MIN) {
      this.#give(chunk, start, end)
      this.#out[this.#outLength++] = NEWLINE
    } else if (length > 0 && byZero) {
      const byte = end > start ? chunk[end - 1] : this.#short[length - 1]
      this.#addWide(byte ?? 0, this.#position + end, length === 1)
    }
    this.#runLength = 0
  }

  #holdRun(chunk: Buffer, start: number): void {
    const length = chunk.length - start
    if (this.#runLength + length >= RUN_MIN) this.#give(chunk, start, chunk.length)
    else chunk.copy(this.#short, this.#runLength, start)
    this.#runLength += length
  }

  #give(chunk: Buffer, start: number, end: number): void {
    if (this.#runLength < RUN_MIN) {
      this.#endWide()
      this.#outLength += this.#short.copy(this.#out, this.#outLength, 0, this.#runLength)
    }
    this.#outLength += chunk.copy(this.#out, this.#outLength, start, end)
  }

  /**
   * `zero` is the place of the zero byte behind the character. A printable byte before it is the
   * length of a text that begins here, as .NET writes it.
   */
  #addWide(byte: number, zero: number, standsAlone: boolean): void {
    const goesOn = standsAlone && zero - 1 === this.#wideNext
    if (!goesOn || this.#wideLength === WIDE_KEPT_LENGTH) this.#endWide(goesOn)
    this.#wide[this.#wideLength++] = byte
    this.#wideNext = zero + 1
  }

  #endWide(goesOn = false): void {
    if (this.#wideLength >= RUN_MIN || this.#wideGiven > 0) {
      this.#outLength += this.#wide.copy(this.#out, this.#outLength, 0, this.#wideLength)
      if (!goesOn) this.#out[this.#outLength++] = NEWLINE
      this.#wideGiven = goesOn ? this.#wideGiven + this.#wideLength : 0
    }
    this.#wideLength = 0
  }
}
