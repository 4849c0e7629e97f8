/** Decides what is searched in compiled Android XML: each attribute as a name and its value. */
import { limits } from '../../../base/limits.ts'
import type { LeakSink } from '../leak-sink.ts'
import type { Place } from '../place.ts'
import { createBinaryReader } from './create-binary-reader.ts'
import { type FoundString, handUntilBroken, writePair } from './hand-strings.ts'
import { CHUNK_XML, parseCompiledXml, type XmlString } from './parse-compiled-xml.ts'
import { isProtoXml, parseProtoXml } from './parse-proto-xml.ts'

export const compiledXmlReader = createBinaryReader({
  name: 'compiled-xml',
  title: 'compiled XML',
  claims: (head, name) => {
    if (head.length < 8 || head.readUInt16LE(2) !== 8) return false
    // Obfuscators change the type of the manifest, which Android does not look at.
    if (name.endsWith('AndroidManifest.xml')) return head.readUInt16LE(0) <= CHUNK_XML
    return head.readUInt16LE(0) === CHUNK_XML && /\.xml$/i.test(name)
  },
  read: (bytes, place, sink) =>
    handUntilBroken(place, sink, listOthers(parseCompiledXml(bytes), place, sink)),
})

/** As app bundles (AAB) have it. */
export const protoXmlReader = createBinaryReader({
  name: 'proto-xml',
  title: 'XML of an app bundle',
  claims: (head, name) => /\.xml$/i.test(name) && isProtoXml(head),
  read: (bytes, place, sink) =>
    handUntilBroken(place, sink, listOthers(parseProtoXml(bytes), place, sink)),
})

/** Hands over what stands in an element, and lists what no element uses. */
function* listOthers(
  strings: Iterable<XmlString>,
  place: Place,
  sink: LeakSink,
): Generator<FoundString, void> {
  for (const { name, value, line } of strings) {
    if (value.length < limits.binaryStringLengthMin) continue
    if (line === undefined) yield { value }
    else sink.text(place, writePair(name, value), { line })
  }
}
