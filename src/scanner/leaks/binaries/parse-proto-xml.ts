/** Decides the names and values of XML in an app bundle (`XmlNode` in `Resources.proto`). */
import { limits } from '../../../base/limits.ts'
import { BrokenBinary, TextBudget } from './broken-binary.ts'
import { pairAttributes, type XmlString } from './parse-compiled-xml.ts'
import { ProtoReader, type Stretch } from './protobuf.ts'

const NODE_ELEMENT = 1
const NODE_TEXT = 2
const NODE_SOURCE = 3
const ELEMENT_ATTRIBUTE = 4
const ELEMENT_CHILD = 5
const ATTRIBUTE_NAME = 2
const ATTRIBUTE_VALUE = 3
const SOURCE_LINE = 1
/** Of the fields with a length that an element may have: namespaces to children. */
const ELEMENT_TAGS: ReadonlySet<number> = new Set([0x0a, 0x12, 0x1a, 0x22, 0x2a])

/** The first byte is a line break, too, with which plain XML may begin. */
export function isProtoXml(head: Buffer): boolean {
  if (head[0] !== 0x0a || /^\s{1,64}</.test(head.toString('latin1', 0, 65))) return false
  let at = 1
  while (at < 6 && (head[at] ?? 0) >= 0x80) at++
  return ELEMENT_TAGS.has(head[at + 1] ?? 0)
}

export function* parseProtoXml(bytes: Buffer): Generator<XmlString, void> {
  const proto = new ProtoReader(bytes, new TextBudget(bytes.length))
  yield* readNode(proto, { start: 0, end: bytes.length }, undefined, 0)
}

function* readNode(
  proto: ProtoReader,
  node: Stretch,
  parentName: string | undefined,
  depth: number,
): Generator<XmlString, void> {
  if (depth > limits.compiledXmlDepthMax) throw new BrokenBinary('it nests too deep')
  const source = proto.find(node, NODE_SOURCE)
  const line = source === undefined ? 0 : (proto.find(source, SOURCE_LINE)?.value ?? 0)
  for (const text of proto.list(node, NODE_TEXT)) {
    yield { name: parentName, value: proto.readText(text), line }
  }
  for (const element of proto.list(node, NODE_ELEMENT)) {
    const values = new Map<string, string>()
    for (const attribute of proto.list(element, ELEMENT_ATTRIBUTE)) {
      const value = proto.findText(attribute, ATTRIBUTE_VALUE)
      values.set(proto.findText(attribute, ATTRIBUTE_NAME), value)
    }
    yield* pairAttributes(values, line)
    for (const child of proto.list(element, ELEMENT_CHILD)) {
      yield* readNode(proto, child, values.get('name'), depth + 1)
    }
  }
}
