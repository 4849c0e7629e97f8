/** Decides the texts of a binary property list, each with the path of keys that leads to it. */
import { limits } from '../../../base/limits.ts'
import { BrokenBinary, TextBudget } from './broken-binary.ts'
import { KEY_LENGTH_MAX } from './name-entry.ts'

export interface PlistValue {
  /** Keys of dictionaries and places in lists, outermost first. */
  readonly path: readonly string[]
  /** The key that is nearest; undefined in a list without one. */
  readonly name: string | undefined
  readonly value: string | Buffer
}

const MAGIC = 'bplist0'
const TRAILER_BYTES = 32
const KIND_DATA = 4
const KIND_ASCII = 5
const KIND_UTF16 = 6
const KIND_UTF8 = 7
/** With the two kinds of sets behind it. */
const KIND_ARRAY = 0xa
const KIND_DICTIONARY = 0xd

export function isBinaryPlist(bytes: Buffer): boolean {
  return bytes.toString('latin1', 0, MAGIC.length) === MAGIC
}

/**
 * Values may be referred to more than once, which can make a list of a few bytes endless when it is
 * written out. Each container is therefore read once, where it is met first.
 */
export function* parseBinaryPlist(bytes: Buffer): Generator<PlistValue, void> {
  const plist = new BinaryPlist(bytes)
  yield* plist.list(plist.top, [], undefined)
}

interface Sized {
  readonly kind: number
  readonly count: number
  /** Of the first byte behind the count. */
  readonly at: number
}

class BinaryPlist {
  readonly top: number
  readonly #bytes: Buffer
  readonly #offsetBytes: number
  readonly #refBytes: number
  readonly #count: number
  readonly #tableAt: number
  readonly #budget: TextBudget
  readonly #read = new Set<number>()

  constructor(bytes: Buffer) {
    const trailer = bytes.length - TRAILER_BYTES
    this.#bytes = bytes
    this.#offsetBytes = bytes.readUInt8(trailer + 6)
    this.#refBytes = bytes.readUInt8(trailer + 7)
    this.#count = this.#readUint(trailer + 8, 8)
    this.top = this.#readUint(trailer + 16, 8)
    this.#tableAt = this.#readUint(trailer + 24, 8)
    this.#budget = new TextBudget(bytes.length)
  }

  *list(
    index: number,
    path: readonly string[],
    name: string | undefined,
  ): Generator<PlistValue, void> {
    this.#budget.spend(path.length)
    const { kind, count, at } = this.#readHead(index)
    const text = this.#readText(kind, count, at)
    if (text !== undefined) yield { path, name, value: text }
    else if (kind === KIND_DATA) {
      this.#budget.spend(count)
      yield { path, name, value: this.#slice(at, count) }
    } else if (kind >= KIND_ARRAY && kind <= KIND_DICTIONARY && !this.#read.has(index)) {
      if (path.length >= limits.plistDepthMax) throw new BrokenBinary('it nests too deep')
      this.#read.add(index)
      if (kind === KIND_DICTIONARY) yield* this.#listDictionary(count, at, path)
      else yield* this.#listArray(count, at, path, name)
    }
  }

  *#listArray(
    count: number,
    at: number,
    path: readonly string[],
    name: string | undefined,
  ): Generator<PlistValue, void> {
    for (let item = 0; item < count; item++) {
      yield* this.list(this.#readRef(at, item), [...path, String(item)], name)
    }
  }

  *#listDictionary(
    count: number,
    at: number,
    path: readonly string[],
  ): Generator<PlistValue, void> {
    for (let item = 0; item < count; item++) {
      const key = this.#readHead(this.#readRef(at, item))
      const text = this.#readText(key.kind, key.count, key.at) ?? ''
      const name = text.slice(0, KEY_LENGTH_MAX)
      yield* this.list(this.#readRef(at, count + item), [...path, name], name)
    }
  }

  #readRef(at: number, item: number): number {
    return this.#readUint(at + item * this.#refBytes, this.#refBytes)
  }

  /** Four bits of kind and four of size; fifteen there means that the size follows as a number. */
  #readHead(index: number): Sized {
    if (index >= this.#count) throw new BrokenBinary('it names a value that is not there')
    const at = this.#readUint(this.#tableAt + index * this.#offsetBytes, this.#offsetBytes)
    const head = this.#bytes.readUInt8(at)
    if ((head & 0x0f) !== 0x0f) return { kind: head >> 4, count: head & 0x0f, at: at + 1 }
    const sizeBytes = 2 ** (this.#bytes.readUInt8(at + 1) & 0x0f)
    const count = this.#readUint(at + 2, sizeBytes)
    return { kind: head >> 4, count, at: at + 2 + sizeBytes }
  }

  #readText(kind: number, count: number, at: number): string | undefined {
    if (kind !== KIND_ASCII && kind !== KIND_UTF16 && kind !== KIND_UTF8) return undefined
    const length = kind === KIND_UTF16 ? count * 2 : count
    this.#budget.spend(length)
    const slice = this.#slice(at, length)
    if (kind !== KIND_UTF16) return slice.toString(kind === KIND_ASCII ? 'latin1' : 'utf8')
    return Buffer.from(slice).swap16().toString('utf16le')
  }

  #slice(at: number, length: number): Buffer {
    if (at + length > this.#bytes.length) throw new BrokenBinary('a value has no end')
    return this.#bytes.subarray(at, at + length)
  }

  /** Of one to eight bytes; what does not fit into a number is beyond the end anyway. */
  #readUint(at: number, length: number): number {
    if (length < 1 || length > 8) throw new BrokenBinary('a number of it has no known length')
    if (length === 8) return Number(this.#bytes.readBigUInt64BE(at))
    return length === 7
      ? this.#bytes.readUInt8(at) * 2 ** 48 + this.#bytes.readUIntBE(at + 1, 6)
      : this.#bytes.readUIntBE(at, length)
  }
}
