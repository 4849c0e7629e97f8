/** Decides the strings of a DEX file (Dalvik executable format, source.android.com). */
import { BrokenBinary, TextBudget } from './broken-binary.ts'
import { decodeMutf8 } from './decode-mutf8.ts'
import type { FoundString } from './hand-strings.ts'
import { readLeb128 } from './leb128.ts'

const LITTLE_ENDIAN = 0x12345678
const MAGIC = /^dex\n0(?:3[5-9]|4\d)\0$/
/** From this version on a container holds several headers; offsets count from its beginning. */
const CONTAINER_VERSION = 41
const VALUE_ARRAY = 0x1c
const VALUE_ANNOTATION = 0x1d
const VALUE_NULL = 0x1e
const VALUE_BOOLEAN = 0x1f
const VALUE_STRING = 0x17

export function isDex(bytes: Buffer, at = 0): boolean {
  return MAGIC.test(bytes.toString('latin1', at, at + 8))
}

/** First those that a static field has as its value, with its name; then all others. */
export function* parseDexStrings(bytes: Buffer, start = 0): Generator<FoundString, void> {
  if (bytes.readUInt32LE(start + 40) !== LITTLE_ENDIAN) {
    throw new BrokenBinary('its byte order is not that of any device')
  }
  const version = Number(bytes.toString('latin1', start + 5, start + 7))
  const dex = new DexTables(
    version >= CONTAINER_VERSION ? bytes : bytes.subarray(start),
    version >= CONTAINER_VERSION ? start : 0,
  )
  const named = new Set<number>()
  let isBroken = false
  try {
    for (const { name, index } of dex.listStaticStrings()) {
      named.add(index)
      yield { name: dex.readString(name), value: dex.readString(index) }
    }
  } catch (error) {
    // The pool stands by itself: it is read whatever the classes look like.
    if (!(error instanceof RangeError)) throw error
    isBroken = true
  }
  for (let index = 0; index < dex.stringCount; index++) {
    if (!named.has(index)) yield { value: dex.readString(index) }
  }
  if (isBroken) throw new BrokenBinary('a class points beyond its end')
}

class DexTables {
  readonly stringCount: number
  readonly #bytes: Buffer
  readonly #header: number
  readonly #budget: TextBudget

  constructor(bytes: Buffer, header: number) {
    this.#bytes = bytes
    this.#header = header
    this.#budget = new TextBudget(bytes.length)
    this.stringCount = this.#field(56)
  }

  #field(offset: number): number {
    return this.#bytes.readUInt32LE(this.#header + offset)
  }

  readString(index: number): string {
    const data = this.#bytes.readUInt32LE(this.#field(60) + index * 4)
    const { value: length, end: start } = readLeb128(this.#bytes, data)
    // Three bytes for each UTF-16 unit at most; the zero byte ends it.
    const room = this.#bytes.subarray(start, start + length * 3 + 1)
    const end = room.indexOf(0)
    if (end === -1) throw new BrokenBinary('a string has no end')
    this.#budget.spend(end)
    return decodeMutf8(room.subarray(0, end))
  }

  /** `public static final String API_KEY = "…"`, and what the compiler made into that. */
  *listStaticStrings(): Generator<{ readonly name: number; readonly index: number }, void> {
    const count = this.#field(96)
    for (let at = 0; at < count; at++) {
      const definition = this.#field(100) + at * 32
      const data = this.#bytes.readUInt32LE(definition + 24)
      const values = this.#bytes.readUInt32LE(definition + 28)
      if (data === 0 || values === 0) continue
      this.#budget.spend(0)
      const names = this.#listStaticFields(data)
      for (const string of this.#listValues(values)) {
        const field = names.next()
        if (field.done === true) break
        if (string !== undefined) yield { name: field.value, index: string }
      }
    }
  }

  /** The names of the static fields, as indices of strings. */
  *#listStaticFields(data: number): Generator<number, void> {
    let { value: count, end: at } = readLeb128(this.#bytes, data)
    for (let skipped = 0; skipped < 3; skipped++) at = readLeb128(this.#bytes, at).end
    let field = 0
    for (; count > 0; count--) {
      const difference = readLeb128(this.#bytes, at)
      at = readLeb128(this.#bytes, difference.end).end
      field += difference.value
      yield this.#bytes.readUInt32LE(this.#field(84) + field * 8 + 4)
    }
  }

  /** The index of each value that is a string; undefined for each that is not. */
  *#listValues(start: number): Generator<number | undefined, void> {
    let { value: count, end: at } = readLeb128(this.#bytes, start)
    for (; count > 0; count--) {
      const head = this.#bytes.readUInt8(at++)
      const type = head & 0x1f
      // Nothing of the kind is written for static fields; their lengths are not worth knowing.
      if (type === VALUE_ARRAY || type === VALUE_ANNOTATION) return
      const length = type === VALUE_NULL || type === VALUE_BOOLEAN ? 0 : (head >> 5) + 1
      if (type === VALUE_STRING) yield this.#bytes.readUIntLE(at, length)
      else yield undefined
      at += length
      this.#budget.spend(0)
    }
  }
}
