/** Decides the named values of a table of compiled Android resources (`resources.arsc`). */
import { BrokenBinary, TextBudget } from './broken-binary.ts'
import { StringPool } from './string-pool.ts'

export interface ResourceString {
  /** Such as `string/google_maps_key`; undefined where no resource has it as its value. */
  readonly resource: string | undefined
  readonly value: string
}

const CHUNK_POOL = 0x0001
export const CHUNK_TABLE = 0x0002
const CHUNK_PACKAGE = 0x0200
const CHUNK_TYPE = 0x0201
const SPARSE_FLAG = 0x01
const SHORT_OFFSETS_FLAG = 0x02
const COMPLEX_FLAG = 0x0001
const COMPACT_FLAG = 0x0008
const STRING_TYPE = 0x03

interface Chunk {
  readonly type: number
  readonly start: number
  readonly headerSize: number
  readonly end: number
}

/** Chunks that follow each other; one that is shorter than its header would never end. */
export function* listChunks(bytes: Buffer, from: number, to: number): Generator<Chunk, void> {
  for (let start = from; start + 8 <= to; ) {
    const headerSize = bytes.readUInt16LE(start + 2)
    const size = bytes.readUInt32LE(start + 4)
    if (size < 8 || headerSize < 8 || headerSize > size) {
      throw new BrokenBinary('a part of it has no length')
    }
    yield { type: bytes.readUInt16LE(start), start, headerSize, end: Math.min(start + size, to) }
    start += size
  }
}

export function* parseResources(bytes: Buffer): Generator<ResourceString, void> {
  const budget = new TextBudget(bytes.length)
  let values: StringPool | undefined
  const size = Math.min(bytes.readUInt32LE(4), bytes.length)
  for (const { type, start, headerSize, end } of listChunks(bytes, bytes.readUInt16LE(2), size)) {
    if (type === CHUNK_POOL) values ??= new StringPool(bytes, start, budget)
    if (type === CHUNK_PACKAGE && values !== undefined) {
      yield* new ResourcePackage(bytes, start, headerSize, end, values, budget).listStrings()
    }
  }
  for (const value of values?.listRest() ?? []) yield { resource: undefined, value }
  if (values === undefined) throw new BrokenBinary('it holds no strings')
  if (size < bytes.readUInt32LE(4)) throw new BrokenBinary('its end is missing')
}

class ResourcePackage {
  readonly #bytes: Buffer
  readonly #first: number
  readonly #end: number
  readonly #values: StringPool
  readonly #types: StringPool
  readonly #keys: StringPool
  readonly #budget: TextBudget
  /** Translations repeat what is not translated: each name is told with each value once. */
  readonly #told = new Set<number>()

  constructor(
    bytes: Buffer,
    start: number,
    headerSize: number,
    end: number,
    values: StringPool,
    budget: TextBudget,
  ) {
    this.#bytes = bytes
    this.#first = start + headerSize
    this.#end = end
    this.#values = values
    this.#types = new StringPool(bytes, start + bytes.readUInt32LE(start + 268), budget)
    this.#keys = new StringPool(bytes, start + bytes.readUInt32LE(start + 276), budget)
    this.#budget = budget
  }

  *listStrings(): Generator<ResourceString, void> {
    for (const { type, start, end } of listChunks(this.#bytes, this.#first, this.#end)) {
      if (type !== CHUNK_TYPE) continue
      const typeName = this.#types.get(this.#bytes.readUInt8(start + 8) - 1)
      for (const entry of this.#listEntries(start)) {
        if (entry + 8 > end) throw new BrokenBinary('a resource points beyond its end')
        yield* this.#readEntry(entry, typeName)
      }
    }
  }

  /** Where each entry stands, in the three ways in which that is written. */
  *#listEntries(start: number): Generator<number, void> {
    const flags = this.#bytes.readUInt8(start + 9)
    const count = this.#bytes.readUInt32LE(start + 12)
    const entries = start + this.#bytes.readUInt32LE(start + 16)
    const offsets = start + this.#bytes.readUInt16LE(start + 2)
    const isShort = (flags & (SPARSE_FLAG | SHORT_OFFSETS_FLAG)) === SHORT_OFFSETS_FLAG
    for (let index = 0; index < count; index++) {
      this.#budget.spend(0)
      if ((flags & SPARSE_FLAG) !== 0) {
        yield entries + this.#bytes.readUInt16LE(offsets + index * 4 + 2) * 4
      } else if (isShort) {
        const offset = this.#bytes.readUInt16LE(offsets + index * 2)
        if (offset !== 0xffff) yield entries + offset * 4
      } else {
        const offset = this.#bytes.readUInt32LE(offsets + index * 4)
        if (offset !== 0xffffffff) yield entries + offset
      }
    }
  }

  *#readEntry(at: number, typeName: string): Generator<ResourceString, void> {
    const flags = this.#bytes.readUInt16LE(at + 2)
    if ((flags & COMPACT_FLAG) !== 0) {
      const key = this.#bytes.readUInt16LE(at)
      if (flags >> 8 === STRING_TYPE) {
        yield* this.#tell(typeName, key, this.#bytes.readUInt32LE(at + 4))
      }
      return
    }
    const key = this.#bytes.readUInt32LE(at + 4)
    const size = this.#bytes.readUInt16LE(at)
    if ((flags & COMPLEX_FLAG) === 0) {
      yield* this.#readValue(at + size, typeName, key)
      return
    }
    // Of arrays, plurals and styles: a name of each value, which is a number, and the value.
    const count = this.#bytes.readUInt32LE(at + 12)
    for (let index = 0; index < count; index++) {
      this.#budget.spend(0)
      yield* this.#readValue(at + size + index * 12 + 4, typeName, key)
    }
  }

  *#readValue(at: number, typeName: string, key: number): Generator<ResourceString, void> {
    if (this.#bytes.readUInt8(at + 3) !== STRING_TYPE) return
    yield* this.#tell(typeName, key, this.#bytes.readUInt32LE(at + 4))
  }

  *#tell(typeName: string, key: number, value: number): Generator<ResourceString, void> {
    const pair = key * 2 ** 24 + value
    if (this.#told.has(pair)) return
    this.#told.add(pair)
    yield { resource: `${typeName}/${this.#keys.get(key)}`, value: this.#values.get(value) }
  }
}
