/** Decides which strings of a DEX file are the value of a field, or stand with a name in code. */
import { TextBudget } from './broken-binary.ts'
import { readLeb128 } from './leb128.ts'

/** Both are indices of strings. */
export interface DexPair {
  readonly name: number
  readonly value: number
}

const VALUE_STRING = 0x17
const VALUE_ARRAY = 0x1c
const VALUE_ANNOTATION = 0x1d
const VALUE_NULL = 0x1e
const VALUE_BOOLEAN = 0x1f
const CONST_STRING = 0x1a
const CONST_STRING_JUMBO = 0x1b
const PUT_INSTANCE_OBJECT = 0x5b
const PUT_STATIC_OBJECT = 0x69

export class DexClasses {
  readonly #bytes: Buffer
  readonly #header: number
  /** Of what is walked, so that classes that share their data do not go on for ever. */
  readonly #budget: TextBudget

  /** `header` is where the header begins; offsets count from the beginning of the bytes. */
  constructor(bytes: Buffer, header: number) {
    this.#bytes = bytes
    this.#header = header
    this.#budget = new TextBudget(bytes.length)
  }

  *listPairs(): Generator<DexPair, void> {
    const count = this.#field(96)
    for (let at = 0; at < count; at++) {
      const definition = this.#field(100) + at * 32
      const data = this.#bytes.readUInt32LE(definition + 24)
      const values = this.#bytes.readUInt32LE(definition + 28)
      this.#budget.spend(0)
      if (data === 0) continue
      if (values !== 0) yield* this.#pairFields(data, values)
      yield* this.#pairCode(data)
    }
  }

  #field(offset: number): number {
    return this.#bytes.readUInt32LE(this.#header + offset)
  }

  /** `public static final String API_KEY = "…"`, and what the compiler made into that. */
  *#pairFields(data: number, values: number): Generator<DexPair, void> {
    const names = this.#listStaticFields(data)
    for (const value of this.#listValues(values)) {
      const field = names.next()
      if (field.done === true) return
      if (value !== undefined) yield { name: field.value, value }
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
      yield this.#nameOfField(field)
    }
  }

  #nameOfField(field: number): number {
    return this.#bytes.readUInt32LE(this.#field(84) + field * 8 + 4)
  }

  /** The index of each value that is a string; undefined for each that is not. */
  *#listValues(start: number): Generator<number | undefined, void> {
    let { value: count, end: at } = readLeb128(this.#bytes, start)
    for (; count > 0; count--) {
      this.#budget.spend(0)
      const head = this.#bytes.readUInt8(at++)
      const type = head & 0x1f
      // Nothing of the kind is written for static fields; their lengths are not worth knowing.
      if (type === VALUE_ARRAY || type === VALUE_ANNOTATION) return
      const length = type === VALUE_NULL || type === VALUE_BOOLEAN ? 0 : (head >> 5) + 1
      if (type === VALUE_STRING) yield this.#bytes.readUIntLE(at, Math.min(length, 4))
      else yield undefined
      at += length
    }
  }

  *#pairCode(data: number): Generator<DexPair, void> {
    let at = data
    const counts: number[] = []
    for (let index = 0; index < 4; index++) {
      const { value, end } = readLeb128(this.#bytes, at)
      counts.push(value)
      at = end
    }
    const [statics = 0, instances = 0, direct = 0, virtual = 0] = counts
    for (let left = statics + instances; left > 0; left--) {
      at = readLeb128(this.#bytes, readLeb128(this.#bytes, at).end).end
    }
    for (let left = direct + virtual; left > 0; left--) {
      at = readLeb128(this.#bytes, readLeb128(this.#bytes, at).end).end
      const code = readLeb128(this.#bytes, at)
      at = code.end
      if (code.value !== 0) yield* this.#pairInstructions(code.value)
    }
  }

  /** A string that is put into a field at once, and two that are loaded one after the other. */
  *#pairInstructions(code: number): Generator<DexPair, void> {
    const start = code + 16
    const size = this.#bytes.readUInt32LE(code + 12) * 2
    this.#budget.spend(size)
    // Not every unit begins an instruction; but a string and its register must follow it.
    for (let at = start; at + 8 <= start + size; at += 2) {
      const loaded = this.#readLoad(at)
      if (loaded === undefined) continue
      const { index, register, end } = loaded
      const next = this.#readLoad(end)
      if (next !== undefined && next.register !== register) yield { name: index, value: next.index }
      const head = this.#bytes.readUInt16LE(end)
      const operation = head & 0xff
      const isStatic = operation === PUT_STATIC_OBJECT && head >> 8 === register
      const isInstance = operation === PUT_INSTANCE_OBJECT && ((head >> 8) & 15) === register
      if (!isStatic && !isInstance) continue
      yield { name: this.#nameOfField(this.#bytes.readUInt16LE(end + 2)), value: index }
    }
  }

  #readLoad(at: number) {
    const head = this.#bytes.readUInt16LE(at)
    const operation = head & 0xff
    if (operation !== CONST_STRING && operation !== CONST_STRING_JUMBO) return undefined
    const isJumbo = operation === CONST_STRING_JUMBO
    const index = isJumbo ? this.#bytes.readUInt32LE(at + 2) : this.#bytes.readUInt16LE(at + 2)
    // What cannot be a string is not an instruction.
    if (index >= this.#field(56)) return undefined
    return { index, register: head >> 8, end: at + (isJumbo ? 6 : 4) }
  }
}
