/** Decides what is searched in compiled Android XML: each attribute as a name and its value. */
import { limits } from '../../../base/limits.ts'
import type { LeakSink } from '../leak-sink.ts'
import type { Place } from '../place.ts'
import { createBinaryReader } from './create-binary-reader.ts'
import { type FoundString, handUntilBroken, writePair } from './hand-strings.ts'
import { CHUNK_XML, parseCompiledXml } from './parse-compiled-xml.ts'

export const compiledXmlReader = createBinaryReader({
  name: 'compiled-xml',
  title: 'compiled XML',
  claims: (head, name) => {
    if (head.length < 8 || head.readUInt16LE(2) !== 8) return false
    // Obfuscators change the type of the manifest, which Android does not look at.
    if (name.endsWith('AndroidManifest.xml')) return head.readUInt16LE(0) <= CHUNK_XML
    return head.readUInt16LE(0) === CHUNK_XML && /\.xml$/i.test(name)
  },
  read: (bytes, place, sink) => handUntilBroken(place, sink, listOthers(bytes, place, sink)),
})

/** Hands over what stands in an element, and lists what no element uses. */
function* listOthers(bytes: Buffer, place: Place, sink: LeakSink): Generator<FoundString, void> {
  for (const { name, value, line } of parseCompiledXml(bytes)) {
    if (value.length < limits.binaryStringLengthMin) continue
    if (line === undefined) yield { value }
    else sink.text(place, writePair(name, value), { line })
  }
}
