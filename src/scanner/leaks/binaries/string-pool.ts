/** Decides the strings of a pool of compiled Android resources, in UTF-8 or UTF-16. */
import { BrokenBinary, countTo, eachSound, type TextBudget } from './broken-binary.ts'

const UTF8_FLAG = 0x100

/** Chunk `0x0001` of `ResourceTypes.h`. */
export class StringPool {
  readonly count: number
  readonly #bytes: Buffer
  readonly #offsets: number
  readonly #strings: number
  readonly #isUtf8: boolean
  readonly #budget: TextBudget
  readonly #read = new Set<number>()

  /** `start` is where the chunk begins; offsets count from there. */
  constructor(bytes: Buffer, start: number, budget: TextBudget) {
    this.#bytes = bytes
    this.#offsets = start + bytes.readUInt16LE(start + 2)
    this.count = bytes.readUInt32LE(start + 8)
    this.#isUtf8 = (bytes.readUInt32LE(start + 16) & UTF8_FLAG) !== 0
    this.#strings = start + bytes.readUInt32LE(start + 20)
    this.#budget = budget
  }

  get(index: number): string {
    if (index >= this.count) throw new BrokenBinary('it names a string that is not there')
    this.#read.add(index)
    const at = this.#strings + this.#bytes.readUInt32LE(this.#offsets + index * 4)
    return this.#isUtf8 ? this.#readUtf8(at) : this.#readUtf16(at)
  }

  /** What nobody has asked for; a string that is broken is passed over. */
  *listRest(): Generator<string, void> {
    const rest = countTo(this.count, (index) => !this.#read.has(index))
    yield* eachSound(rest, (index) => this.get(index))
  }

  /** First the length in UTF-16 units, then in bytes; both of one byte or two. */
  #readUtf8(at: number): string {
    const bytesAt = at + (this.#bytes.readUInt8(at) < 0x80 ? 1 : 2)
    const first = this.#bytes.readUInt8(bytesAt)
    if (first < 0x80) return this.#decode('utf8', bytesAt + 1, first)
    const length = ((first & 0x7f) << 8) | this.#bytes.readUInt8(bytesAt + 1)
    return this.#decode('utf8', bytesAt + 2, length)
  }

  #readUtf16(at: number): string {
    const first = this.#bytes.readUInt16LE(at)
    if (first < 0x8000) return this.#decode('utf16le', at + 2, first * 2)
    const length = (first & 0x7fff) * 0x10000 + this.#bytes.readUInt16LE(at + 2)
    return this.#decode('utf16le', at + 4, length * 2)
  }

  #decode(encoding: 'utf8' | 'utf16le', start: number, length: number): string {
    if (start + length > this.#bytes.length) throw new BrokenBinary('a string has no end')
    this.#budget.spend(length)
    return this.#bytes.toString(encoding, start, start + length)
  }
}
