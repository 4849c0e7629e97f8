/** Decides the names and values of compiled Android XML, such as the manifest of an application. */
import { limits } from '../../../base/limits.ts'
import { BrokenBinary, TextBudget, untilBroken } from './broken-binary.ts'
import { listChunks } from './parse-resources.ts'
import { StringPool } from './string-pool.ts'

export interface XmlString {
  /** `android:value`; for `<meta-data>`, what it names; undefined for text between elements. */
  readonly name: string | undefined
  readonly value: string
  /** Of the XML that was compiled; undefined for what no element uses. */
  readonly line: number | undefined
}

const CHUNK_POOL = 0x0001
export const CHUNK_XML = 0x0003
const CHUNK_RESOURCE_MAP = 0x0180
const CHUNK_START_ELEMENT = 0x0102
const CHUNK_TEXT = 0x0104
const STRING_TYPE = 0x03
const NONE = 0xffffffff
/** Obfuscators empty the names; Android goes by these numbers anyway. */
const KNOWN_NAMES: Readonly<Record<number, string>> = {
  16842753: 'label',
  16842755: 'name',
  16842788: 'value',
}

export function* parseCompiledXml(bytes: Buffer): Generator<XmlString, void> {
  const size = Math.min(bytes.readUInt32LE(4), bytes.length)
  const xml = new CompiledXml(bytes)
  const reasons: string[] = []
  for (const { type, start, headerSize, end } of listChunks(bytes, bytes.readUInt16LE(2), size)) {
    if (type === CHUNK_POOL) xml.setPool(start)
    if (type === CHUNK_RESOURCE_MAP) xml.setResourceMap(start + headerSize, end)
    // Protectors of applications break single elements, which Android does not mind.
    yield* untilBroken(xml.read(type, start, start + headerSize), (why) => reasons.push(why))
    if (reasons.length > limits.brokenStringsMax) break
  }
  yield* xml.listRest()
  const [why] = reasons
  if (why !== undefined) throw new BrokenBinary(why)
  if (size < bytes.readUInt32LE(4)) throw new BrokenBinary('its end is missing')
}

/** What `<meta-data>` names gets its value; everything else goes by the name of the attribute. */
export function* pairAttributes(
  values: ReadonlyMap<string, string>,
  line: number,
): Generator<XmlString, void> {
  const named = values.get('name')
  for (const [name, value] of values) {
    if (name === 'value' && named !== undefined) yield { name: named, value, line }
    else yield { name: `android:${name}`, value, line }
  }
}

class CompiledXml {
  readonly #bytes: Buffer
  readonly #budget: TextBudget
  #pool: StringPool | undefined
  #map = { start: 0, end: 0 }
  /** Of the element that was opened last, which its text belongs to. */
  #elementName: string | undefined

  constructor(bytes: Buffer) {
    this.#bytes = bytes
    this.#budget = new TextBudget(bytes.length)
  }

  setPool(start: number): void {
    this.#pool ??= new StringPool(this.#bytes, start, this.#budget)
  }

  setResourceMap(start: number, end: number): void {
    this.#map = { start, end }
  }

  *read(type: number, start: number, body: number): Generator<XmlString, void> {
    if (type === CHUNK_START_ELEMENT) yield* this.#readElement(start, body)
    if (type === CHUNK_TEXT) yield* this.#readText(start, body)
  }

  *#readElement(start: number, body: number): Generator<XmlString, void> {
    const line = this.#bytes.readUInt32LE(start + 8)
    const first = body + this.#bytes.readUInt16LE(body + 8)
    const size = this.#bytes.readUInt16LE(body + 10)
    const count = this.#bytes.readUInt16LE(body + 12)
    if (count > 0 && size < 20) throw new BrokenBinary('an attribute of it has no length')
    const values = new Map<string, string>()
    for (let index = 0; index < count; index++) {
      const at = first + index * size
      const value = this.#readValue(at)
      this.#budget.spend(0)
      if (value !== undefined) values.set(this.#readName(this.#bytes.readUInt32LE(at + 4)), value)
    }
    this.#elementName = values.get('name')
    yield* pairAttributes(values, line)
  }

  *#readText(start: number, body: number): Generator<XmlString, void> {
    const value = this.#readString(this.#bytes.readUInt32LE(body))
    if (value === undefined) return
    yield { name: this.#elementName, value, line: this.#bytes.readUInt32LE(start + 8) }
  }

  *listRest(): Generator<XmlString, void> {
    for (const value of this.#pool?.listRest() ?? []) {
      yield { name: undefined, value, line: undefined }
    }
  }

  #readName(index: number): string {
    const mapped = this.#map.start + index * 4
    const id = mapped + 4 <= this.#map.end ? this.#bytes.readUInt32LE(mapped) : 0
    return KNOWN_NAMES[id] ?? this.#readString(index) ?? ''
  }

  /** The text of it, as written or as compiled; undefined for numbers and references. */
  #readValue(at: number): string | undefined {
    const raw = this.#readString(this.#bytes.readUInt32LE(at + 8))
    if (raw !== undefined) return raw
    if (this.#bytes.readUInt8(at + 15) !== STRING_TYPE) return undefined
    return this.#readString(this.#bytes.readUInt32LE(at + 16))
  }

  #readString(index: number): string | undefined {
    if (index === NONE) return undefined
    if (this.#pool === undefined) throw new BrokenBinary('it holds no strings')
    return this.#pool.get(index)
  }
}
