/** Decides the named values in the resources of an app bundle (`Resources.proto` of `aapt2`). */
import { TextBudget } from './broken-binary.ts'
import type { ResourceString } from './parse-resources.ts'
import { ProtoReader, type Stretch } from './protobuf.ts'

const TABLE_PACKAGE = 2
const PACKAGE_TYPE = 3
const TYPE_ENTRY = 3
/** Of a type and of an entry. */
const NAME = 2
/** In bundles of 2018 and in those since. */
const ENTRY_VALUES = [4, 6]
const CONFIGURED_VALUE = 2
const VALUE_ITEM = 4
const VALUE_COMPOUND = 5
const COMPOUND_ARRAY = 4
const COMPOUND_PLURAL = 5
/** A text, one as it was written, and one with parts in bold. */
const ITEM_TEXTS = [2, 3, 4]

export function* parseProtoResources(bytes: Buffer): Generator<ResourceString, void> {
  const proto = new ProtoReader(bytes, new TextBudget(bytes.length))
  const table = { start: 0, end: bytes.length }
  for (const owner of proto.list(table, TABLE_PACKAGE)) {
    for (const type of proto.list(owner, PACKAGE_TYPE)) {
      const typeName = proto.findText(type, NAME)
      for (const entry of proto.list(type, TYPE_ENTRY)) {
        const resource = `${typeName}/${proto.findText(entry, NAME)}`
        for (const item of listItems(proto, entry)) {
          for (const text of proto.list(item, ...ITEM_TEXTS)) {
            yield { resource, value: proto.findText(text, 1) }
          }
        }
      }
    }
  }
}

function* listItems(proto: ProtoReader, entry: Stretch): Generator<Stretch, void> {
  for (const configured of proto.list(entry, ...ENTRY_VALUES)) {
    for (const value of proto.list(configured, CONFIGURED_VALUE)) {
      yield* proto.list(value, VALUE_ITEM)
      for (const compound of proto.list(value, VALUE_COMPOUND)) {
        for (const list of proto.list(compound, COMPOUND_ARRAY, COMPOUND_PLURAL)) {
          for (const element of proto.list(list, 1)) yield* proto.list(element, 3, 4)
        }
      }
    }
  }
}
