/** Decides the strings of a compiled Java class, each with its field where it has one (JVMS §4). */
import { BrokenBinary, TextBudget } from './broken-binary.ts'
import { decodeMutf8 } from './decode-mutf8.ts'
import type { FoundString } from './hand-strings.ts'

const MAGIC = 0xcafebabe
/** Of Java 1.0.2; a fat Mach-O file has the number of its programs there, which is small. */
const VERSION_MIN = 45
const UTF8 = 1
const LONG = 5
const DOUBLE = 6
const STRING = 8
const FIELD = 9
const NAME_AND_TYPE = 12
/** Bytes behind the tag of each constant; long and double take two places in the pool. */
const CONSTANT_BYTES: Readonly<Record<number, number>> = {
  3: 4,
  4: 4,
  [LONG]: 8,
  [DOUBLE]: 8,
  7: 2,
  [STRING]: 2,
  [FIELD]: 4,
  10: 4,
  11: 4,
  [NAME_AND_TYPE]: 4,
  15: 3,
  16: 2,
  17: 4,
  18: 4,
  19: 2,
  20: 2,
}
const LDC = 0x12
const LDC_WIDE = 0x13
const PUT_STATIC = 0xb3
const PUT_FIELD = 0xb5

export function isJavaClass(bytes: Buffer): boolean {
  return (
    bytes.length >= 8 && bytes.readUInt32BE(0) === MAGIC && bytes.readUInt16BE(6) >= VERSION_MIN
  )
}

export function* parseClassStrings(bytes: Buffer): Generator<FoundString, void> {
  const file = new ClassFile(bytes)
  const named = new Set<number>()
  let isBroken = false
  try {
    for (const { name, text } of file.listFieldStrings()) {
      named.add(text)
      yield { name: file.getText(name), value: file.getText(text) }
    }
  } catch (error) {
    // The constants stand before the fields: they are read whatever comes after them.
    if (!(error instanceof RangeError)) throw error
    isBroken = true
  }
  for (const text of file.listTexts()) if (!named.has(text)) yield { value: file.getText(text) }
  if (isBroken) throw new BrokenBinary('a field points beyond its end')
}

interface NamedText {
  /** Both are places of constants. */
  readonly name: number
  readonly text: number
}

class ClassFile {
  readonly #bytes: Buffer
  readonly #budget: TextBudget
  /** Where the tag of each constant stands; 0 for none. */
  readonly #constants: number[] = [0]
  #at = 10

  constructor(bytes: Buffer) {
    this.#bytes = bytes
    this.#budget = new TextBudget(bytes.length)
    const count = bytes.readUInt16BE(8)
    while (this.#constants.length < count) {
      const tag = bytes.readUInt8(this.#at)
      const size = tag === UTF8 ? 2 + bytes.readUInt16BE(this.#at + 1) : CONSTANT_BYTES[tag]
      if (size === undefined) throw new BrokenBinary('it has a constant of an unknown kind')
      this.#constants.push(this.#at)
      if (tag === LONG || tag === DOUBLE) this.#constants.push(0)
      this.#at += 1 + size
    }
  }

  getText(index: number): string {
    const at = this.#find(index, UTF8)
    if (at === undefined) throw new BrokenBinary('it names a constant that is not there')
    const start = at + 3
    const end = start + this.#bytes.readUInt16BE(at + 1)
    if (end > this.#bytes.length) throw new BrokenBinary('a string has no end')
    this.#budget.spend(end - start)
    return decodeMutf8(this.#bytes.subarray(start, end))
  }

  *listTexts(): Generator<number, void> {
    for (const index of this.#constants.keys()) {
      if (this.#find(index, UTF8) !== undefined) yield index
    }
  }

  /** Constants of fields; what code puts into one; two texts that it loads one after the other. */
  *listFieldStrings(): Generator<NamedText, void> {
    let at = this.#at + 6
    at += 2 + this.#bytes.readUInt16BE(at) * 2
    for (const isField of [true, false]) {
      const members = this.#bytes.readUInt16BE(at)
      at += 2
      for (let member = 0; member < members; member++) {
        const name = this.#bytes.readUInt16BE(at + 2)
        const attributes = this.#bytes.readUInt16BE(at + 6)
        at += 8
        for (let index = 0; index < attributes; index++) {
          const size = this.#bytes.readUInt32BE(at + 2)
          if (isField && size === 2) yield* this.#readConstantValue(at, name)
          if (!isField) yield* this.#readCode(at, size)
          at += 6 + size
        }
      }
    }
  }

  *#readConstantValue(at: number, name: number): Generator<NamedText, void> {
    const kind = this.#bytes.readUInt16BE(at)
    const text = this.#findText(this.#bytes.readUInt16BE(at + 6))
    if (text !== undefined && this.getText(kind) === 'ConstantValue') yield { name, text }
  }

  *#readCode(attribute: number, size: number): Generator<NamedText, void> {
    if (size < 12 || this.getText(this.#bytes.readUInt16BE(attribute)) !== 'Code') return
    const start = attribute + 14
    // Within its attribute: methods whose code is the whole file would be read again and again.
    const end = Math.min(start + this.#bytes.readUInt32BE(attribute + 10), attribute + 6 + size)
    // Not every byte is the beginning of an instruction; the kinds of both constants decide.
    for (let at = start; at + 4 <= end; at++) {
      const text = this.#readLoad(at)
      if (text === undefined) continue
      const next = this.#readLoad(text.end)
      if (next !== undefined) yield { name: text.constant, text: next.constant }
      const operation = this.#bytes.readUInt8(text.end)
      if (operation !== PUT_STATIC && operation !== PUT_FIELD) continue
      const name = this.#findFieldName(this.#bytes.readUInt16BE(text.end + 1))
      if (name !== undefined) yield { name, text: text.constant }
    }
  }

  /** An instruction that loads a text, and where the next one begins. */
  #readLoad(at: number): { readonly constant: number; readonly end: number } | undefined {
    const operation = this.#bytes.readUInt8(at)
    if (operation !== LDC && operation !== LDC_WIDE) return undefined
    const end = operation === LDC ? at + 2 : at + 3
    const constant = this.#findText(
      operation === LDC ? this.#bytes.readUInt8(at + 1) : this.#bytes.readUInt16BE(at + 1),
    )
    return constant === undefined ? undefined : { constant, end }
  }

  #findText(index: number): number | undefined {
    const at = this.#find(index, STRING)
    return at === undefined ? undefined : this.#bytes.readUInt16BE(at + 1)
  }

  #findFieldName(index: number): number | undefined {
    const field = this.#find(index, FIELD)
    if (field === undefined) return undefined
    const nameAndType = this.#find(this.#bytes.readUInt16BE(field + 3), NAME_AND_TYPE)
    return nameAndType === undefined ? undefined : this.#bytes.readUInt16BE(nameAndType + 1)
  }

  #find(index: number, tag: number): number | undefined {
    const at = this.#constants[index] ?? 0
    return at > 0 && this.#bytes[at] === tag ? at : undefined
  }
}
