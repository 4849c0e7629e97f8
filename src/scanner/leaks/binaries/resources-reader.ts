/** Decides what is searched in compiled Android resources: each value under the name it has. */
import { limits } from '../../../base/limits.ts'
import type { LeakSink } from '../leak-sink.ts'
import { type Place, placeWithin } from '../place.ts'
import { createBinaryReader } from './create-binary-reader.ts'
import { type FoundString, handUntilBroken, writePair } from './hand-strings.ts'
import { nameEntry } from './name-entry.ts'
import { parseProtoResources } from './parse-proto-resources.ts'
import { CHUNK_TABLE, parseResources, type ResourceString } from './parse-resources.ts'

/** Most resources are but the name of the file that holds them. */
const FILE_NAME = /^res\/\S+$/

export const resourcesReader = createBinaryReader({
  name: 'resources.arsc',
  title: 'table of resources',
  claims: (head) =>
    head.length >= 12 && head.readUInt16LE(0) === CHUNK_TABLE && head.readUInt16LE(2) === 12,
  read: (bytes, place, sink) =>
    handUntilBroken(place, sink, listOthers(parseResources(bytes), place, sink)),
})

/** As app bundles (AAB) have them. */
export const protoResourcesReader = createBinaryReader({
  name: 'resources.pb',
  title: 'table of resources',
  claims: (_head, name) => /(?:^|\/)resources\.pb$/.test(name),
  read: (bytes, place, sink) =>
    handUntilBroken(place, sink, listOthers(parseProtoResources(bytes), place, sink)),
})

/** Hands over what has a name, and lists what has none. */
function* listOthers(
  strings: Iterable<ResourceString>,
  place: Place,
  sink: LeakSink,
): Generator<FoundString, void> {
  for (const { resource, value } of strings) {
    if (value.length < limits.binaryStringLengthMin || FILE_NAME.test(value)) continue
    if (resource === undefined) yield { value }
    else {
      const name = resource.slice(resource.indexOf('/') + 1)
      sink.text(placeWithin(place, nameEntry(resource)), writePair(name, value))
    }
  }
}
