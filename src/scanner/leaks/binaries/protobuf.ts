/** Decides which fields a message of Protocol Buffers has, without knowing what they mean. */
import { BrokenBinary, type TextBudget } from './broken-binary.ts'

/** A stretch of the file; a message, or a text. */
export interface Stretch {
  readonly start: number
  readonly end: number
}

interface ProtoField extends Stretch {
  readonly id: number
  /** Of a field that is a number. */
  readonly value: number
}

const VARINT = 0
const FIXED_64 = 1
const LENGTH = 2
const FIXED_32 = 5
const VARINT_BYTES_MAX = 10

export class ProtoReader {
  readonly #bytes: Buffer
  readonly #budget: TextBudget

  constructor(bytes: Buffer, budget: TextBudget) {
    this.#bytes = bytes
    this.#budget = budget
  }

  readText({ start, end }: Stretch): string {
    this.#budget.spend(end - start)
    return this.#bytes.toString('utf8', start, end)
  }

  /** Those of the given kinds, in order. */
  *list(within: Stretch, ...ids: readonly number[]): Generator<ProtoField, void> {
    for (const field of this.#listAll(within)) if (ids.includes(field.id)) yield field
  }

  /** The last one counts, as everywhere in Protocol Buffers. */
  find(within: Stretch, id: number): ProtoField | undefined {
    let found: ProtoField | undefined
    for (const field of this.list(within, id)) found = field
    return found
  }

  /** Of the field with the text; empty where there is none. */
  findText(within: Stretch, id: number): string {
    const field = this.find(within, id)
    return field === undefined ? '' : this.readText(field)
  }

  *#listAll(within: Stretch): Generator<ProtoField, void> {
    let at = within.start
    while (at < within.end) {
      this.#budget.spend(0)
      const tag = this.#readVarint(at)
      const id = Math.floor(tag.value / 8)
      const { value, start, end } = this.#readBody(tag.value % 8, tag.end)
      if (end > within.end) throw new BrokenBinary('a field of it has no end')
      yield { id, value, start, end }
      at = end
    }
  }

  #readBody(wire: number, at: number): Omit<ProtoField, 'id'> {
    if (wire === FIXED_64) return { value: 0, start: at, end: at + 8 }
    if (wire === FIXED_32) return { value: 0, start: at, end: at + 4 }
    if (wire !== VARINT && wire !== LENGTH) throw new BrokenBinary('a field is of no known kind')
    const { value, end } = this.#readVarint(at)
    if (wire === VARINT) return { value, start: at, end }
    return { value: 0, start: end, end: end + value }
  }

  #readVarint(at: number): { readonly value: number; readonly end: number } {
    let value = 0
    for (let index = 0; index < VARINT_BYTES_MAX; index++) {
      const byte = this.#bytes.readUInt8(at + index)
      value += (byte & 0x7f) * 2 ** (7 * index)
      if (byte < 0x80) return { value, end: at + index + 1 }
    }
    throw new BrokenBinary('it has a number without an end')
  }
}
