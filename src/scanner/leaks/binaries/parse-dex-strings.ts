/** Decides the strings of a DEX file (Dalvik executable format, source.android.com). */
import { BrokenBinary, countTo, eachSound, TextBudget } from './broken-binary.ts'
import { decodeMutf8 } from './decode-mutf8.ts'
import type { FoundString } from './hand-strings.ts'
import { readLeb128 } from './leb128.ts'
import { DexClasses } from './list-dex-pairs.ts'

const LITTLE_ENDIAN = 0x12345678
const MAGIC = /^dex\n0(?:3[5-9]|4\d)\0$/
/** From this version on a container holds several headers; offsets count from its beginning. */
const CONTAINER_VERSION = 41

export function isDex(bytes: Buffer, at = 0): boolean {
  return MAGIC.test(bytes.toString('latin1', at, at + 8))
}

/** First those that have a name, as fields or in code, then all others. */
export function* parseDexStrings(bytes: Buffer, start = 0): Generator<FoundString, void> {
  if (bytes.readUInt32LE(start + 40) !== LITTLE_ENDIAN) {
    throw new BrokenBinary('its byte order is not that of any device')
  }
  const isContainer = Number(bytes.toString('latin1', start + 5, start + 7)) >= CONTAINER_VERSION
  const [whole, header] = isContainer ? [bytes, start] : [bytes.subarray(start), 0]
  const pool = new DexPool(whole, header)
  const named = new Set<number>()
  let isBroken = false
  try {
    for (const { name, value } of new DexClasses(whole, header).listPairs()) {
      named.add(value)
      yield { name: pool.get(name), value: pool.get(value) }
    }
  } catch (error) {
    // The pool stands by itself: it is read whatever the classes look like.
    if (!(error instanceof RangeError)) throw error
    isBroken = true
  }
  const rest = countTo(pool.count, (index) => !named.has(index))
  yield* eachSound(rest, (index) => ({ value: pool.get(index) }))
  if (isBroken) throw new BrokenBinary('a class points beyond its end')
}

class DexPool {
  readonly count: number
  readonly #bytes: Buffer
  readonly #table: number
  readonly #budget: TextBudget

  constructor(bytes: Buffer, header: number) {
    this.#bytes = bytes
    this.#budget = new TextBudget(bytes.length)
    this.count = bytes.readUInt32LE(header + 56)
    this.#table = bytes.readUInt32LE(header + 60)
  }

  get(index: number): string {
    const data = this.#bytes.readUInt32LE(this.#table + index * 4)
    const { value: length, end: start } = readLeb128(this.#bytes, data)
    // Three bytes for each UTF-16 unit at most; the zero byte ends it.
    const room = this.#bytes.subarray(start, start + length * 3 + 1)
    const end = room.indexOf(0)
    if (end === -1) throw new BrokenBinary('a string has no end')
    this.#budget.spend(end)
    return decodeMutf8(room.subarray(0, end))
  }
}
