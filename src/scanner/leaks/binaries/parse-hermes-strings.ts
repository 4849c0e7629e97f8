/** Decides the strings of Hermes bytecode, as React Native ships it (`BytecodeFileFormat.h`). */
import { BrokenBinary, TextBudget } from './broken-binary.ts'
import type { FoundString } from './hand-strings.ts'

const MAGIC = Buffer.from('c61fbc03c103191f', 'hex')
/** The header is padded to this in every version, so that functions begin on a cache line. */
const HEADER_BYTES = 128
/** Of the small header of a function: before version 97, and since. */
const FUNCTION_BYTES = [16, 12] as const
/** Stands for a length that does not fit: the offset is then an index of the overflow table. */
const LENGTH_OVERFLOWS = 0xff

export function isHermes(bytes: Buffer): boolean {
  return bytes.subarray(0, MAGIC.length).equals(MAGIC)
}

export function* parseHermesStrings(bytes: Buffer): Generator<FoundString, void> {
  const layout = findLayout(bytes)
  if (layout === undefined) {
    throw new BrokenBinary(`version ${bytes.readUInt32LE(8)} has a layout that is not known`)
  }
  const { tableAt, count, overflowAt, storageAt, storageEnd } = layout
  const budget = new TextBudget(bytes.length)
  for (let index = 0; index < count; index++) {
    const entry = bytes.readUInt32LE(tableAt + index * 4)
    let offset = (entry >>> 1) & 0x7fffff
    let length = entry >>> 24
    if (length === LENGTH_OVERFLOWS) {
      const at = overflowAt + offset * 8
      if (at + 8 > storageAt) throw new BrokenBinary('a string points beyond its table')
      offset = bytes.readUInt32LE(at)
      length = bytes.readUInt32LE(at + 4)
    }
    const isUtf16 = (entry & 1) === 1
    const start = storageAt + offset
    const end = start + length * (isUtf16 ? 2 : 1)
    if (end > storageEnd) throw new BrokenBinary('a string points beyond its end')
    budget.spend(end - start)
    yield { value: bytes.toString(isUtf16 ? 'utf16le' : 'latin1', start, end) }
  }
}

interface Layout {
  readonly tableAt: number
  readonly count: number
  readonly overflowAt: number
  readonly storageAt: number
  readonly storageEnd: number
}

/**
 * The fields up to the size of the strings stand at the same place in all versions; the functions
 * before the table are of one of two sizes. The right one shows by the runs of kinds, which add
 * up to the number of strings.
 */
function findLayout(bytes: Buffer): Layout | undefined {
  const functions = bytes.readUInt32LE(40)
  const kinds = bytes.readUInt32LE(44)
  const identifiers = bytes.readUInt32LE(48)
  const count = bytes.readUInt32LE(52)
  const overflows = bytes.readUInt32LE(56)
  const storageBytes = bytes.readUInt32LE(60)
  for (const functionBytes of FUNCTION_BYTES) {
    const kindsAt = HEADER_BYTES + functions * functionBytes
    const tableAt = kindsAt + kinds * 4 + identifiers * 4
    const overflowAt = tableAt + count * 4
    const storageAt = overflowAt + overflows * 8
    const storageEnd = storageAt + storageBytes
    if (storageEnd > bytes.length || sumKinds(bytes, kindsAt, kinds) !== count) continue
    return { tableAt, count, overflowAt, storageAt, storageEnd }
  }
  return undefined
}

/** A run is a number and, in the highest bit (before version 71 in two), the kind of strings. */
function sumKinds(bytes: Buffer, at: number, kinds: number): number {
  const mask = bytes.readUInt32LE(8) >= 71 ? 0x7fffffff : 0x3fffffff
  let sum = 0
  for (let index = 0; index < kinds; index++) sum += bytes.readUInt32LE(at + index * 4) & mask
  return sum
}
