/** Decides the strings of a Unity game that was compiled to C++ (`global-metadata.dat`). */
import { BrokenBinary, TextBudget } from './broken-binary.ts'
import type { FoundString } from './hand-strings.ts'

const MAGIC = 0xfab11baf

export function isUnityMetadata(head: Buffer): boolean {
  return head.length >= 24 && head.readUInt32LE(0) === MAGIC
}

/** Texts one behind the other, and a table of lengths and places; later of places alone. */
export function* parseUnityStrings(bytes: Buffer): Generator<FoundString, void> {
  const table = cut(bytes, bytes.readUInt32LE(8), bytes.readUInt32LE(12))
  const texts = cut(bytes, bytes.readUInt32LE(16), bytes.readUInt32LE(20))
  const budget = new TextBudget(bytes.length)
  const list = holdsLengths(table, texts.length)
    ? listSized(table)
    : listPlaced(table, texts.length)
  for (const [start, end] of list) {
    budget.spend(end - start)
    yield { value: texts.toString('utf8', start, end) }
  }
}

type Stretch = readonly [start: number, end: number]

function holdsLengths(table: Buffer, size: number): boolean {
  for (const [, end] of listSized(table)) if (end > size) return false
  return true
}

function* listSized(table: Buffer): Generator<Stretch, void> {
  for (let at = 0; at + 8 <= table.length; at += 8) {
    const start = table.readUInt32LE(at + 4)
    yield [start, start + table.readUInt32LE(at)]
  }
}

function* listPlaced(table: Buffer, size: number): Generator<Stretch, void> {
  for (let at = 0; at + 4 <= table.length; at += 4) {
    const start = table.readUInt32LE(at)
    const end = at + 8 <= table.length ? table.readUInt32LE(at + 4) : size
    if (start > end || end > size) {
      throw new BrokenBinary('its table of strings has a layout that is not known')
    }
    yield [start, end]
  }
}

function cut(bytes: Buffer, start: number, size: number): Buffer {
  if (start + size > bytes.length) throw new BrokenBinary('its strings point beyond its end')
  return bytes.subarray(start, start + size)
}
