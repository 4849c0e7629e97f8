/** Decides what is searched in Apple's property lists, binary or XML: each value with its keys. */
import { limits } from '../../../base/limits.ts'
import { bufferContent } from '../content/buffer-content.ts'
import type { LeakSink } from '../leak-sink.ts'
import { type Place, placeWithin } from '../place.ts'
import { untilBroken } from './broken-binary.ts'
import { createBinaryReader } from './create-binary-reader.ts'
import { writePair } from './hand-strings.ts'
import { nameEntry } from './name-entry.ts'
import { isBinaryPlist, type PlistValue, parseBinaryPlist } from './parse-binary-plist.ts'
import { isXmlPlist, parseXmlPlist } from './parse-xml-plist.ts'

export const propertyListReader = createBinaryReader({
  name: 'plist',
  title: 'property list',
  claims: (head) => isBinaryPlist(head) || isXmlPlist(head),
  read: async (bytes, place, sink) =>
    isBinaryPlist(bytes) ? await readBinary(bytes, place, sink) : await readXml(bytes, place, sink),
})

async function readBinary(bytes: Buffer, place: Place, sink: LeakSink) {
  let why: string | undefined
  const values = untilBroken(parseBinaryPlist(bytes), (broken) => {
    why = broken
  })
  for (const value of values) await handValue(value, undefined, place, sink)
  return why
}

async function readXml(bytes: Buffer, place: Place, sink: LeakSink) {
  try {
    for await (const value of parseXmlPlist(bytes)) {
      await handValue(value, value.line, place, sink)
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return error.message
  }
  return undefined
}

async function handValue(
  { path, name, value }: PlistValue,
  line: number | undefined,
  place: Place,
  sink: LeakSink,
): Promise<void> {
  if (value.length < limits.binaryStringLengthMin) return
  const within = path.length === 0 ? place : placeWithin(place, nameEntry(path.join('.')))
  if (typeof value === 'string') sink.text(within, writePair(name, value), { line })
  else await sink.content(within, bufferContent('data', value))
}
