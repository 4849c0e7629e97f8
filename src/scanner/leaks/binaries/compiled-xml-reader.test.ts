import { describe, expect, it } from 'vitest'
import { buildCompiledXml } from '../../../../test/fixtures/binaries/build-compiled-xml.ts'
import { buildProtoParent, buildProtoXml } from '../../../../test/fixtures/binaries/build-proto.ts'
import { collectFrom } from '../../../../test/fixtures/containers/collect-sink.ts'
import { sampleText } from '../../secrets/sample-secret.ts'
import { compiledXmlReader, protoXmlReader } from './compiled-xml-reader.ts'

const token = sampleText(39)
const name = 'com.example.API_KEY'
const elements = [
  { tag: 'manifest', attributes: { package: 'com.example.app' } },
  { tag: 'meta-data', attributes: { name, value: token } },
]
const read = (bytes: Buffer, file = 'AndroidManifest.xml') =>
  collectFrom([compiledXmlReader, protoXmlReader], file, bytes)

describe('compiled XML', () => {
  for (const encoding of ['utf8', 'utf16le'] as const) {
    for (const hidesNames of [false, true]) {
      it(`pairs meta-data: ${encoding}${hidesNames ? ', without names' : ''}`, async () => {
        const { texts, skips } = await read(buildCompiledXml({ elements, encoding, hidesNames }))
        expect(texts).toContainEqual({
          place: 'AndroidManifest.xml',
          text: `${name} = "${token}"`,
          position: { line: 20 },
        })
        expect(texts[0]?.text).toBe('android:package = "com.example.app"')
        expect(skips).toEqual([])
      })
    }
  }

  it('pairs text with the name of its element', async () => {
    const string = { tag: 'string', attributes: { name: 'secret' }, text: token }
    const { texts } = await read(buildCompiledXml({ elements: [string] }), 'res/xml/config.xml')
    expect(texts).toContainEqual(expect.objectContaining({ text: `secret = "${token}"` }))
  })

  it('is known in a manifest whose type was changed', async () => {
    const bytes = buildCompiledXml({ elements })
    bytes.writeUInt16LE(0, 0)
    expect((await read(bytes)).texts).toHaveLength(3)
  })

  it('is read though one of its elements names a string that is not there', async () => {
    const bytes = buildCompiledXml({ elements })
    const value = bytes.lastIndexOf(Buffer.from([20, 0, 20, 0, 1, 0])) + 12 + 8
    bytes.writeUInt32LE(0xfffff, value)
    const { texts, skips } = await read(bytes)
    expect(texts).toContainEqual(expect.objectContaining({ text: `${name} = "${token}"` }))
    expect(skips[0]?.reason).toMatch(/names a string that is not there/)
  })

  it('is not taken for XML in plain text', async () => {
    const { streams, opened } = await read(Buffer.from('<manifest/>'))
    expect([streams.length, opened]).toEqual([1, []])
  })
})

describe('XML of an app bundle', () => {
  it('pairs meta-data, and text with its element', async () => {
    const string = { tag: 'string', attributes: { name: 'secret' }, text: token }
    const { texts, skips } = await read(buildProtoXml([...elements, string]))
    expect(texts.map(({ text, position }) => [text, position.line])).toEqual([
      ['android:package = "com.example.app"', 10],
      [`android:name = "${name}"`, 20],
      [`${name} = "${token}"`, 20],
      [`secret = "${token}"`, 0],
    ])
    expect(skips).toEqual([])
  })

  it('is not XML that begins with a line break', async () => {
    for (const text of ['\n<manifest/>', '\n\n<manifest/>', '\n \n<a/>', '\n\r\n<a/>']) {
      expect((await read(Buffer.from(text))).opened).toEqual([])
    }
  })

  it('that nests without end is read to where it does', async () => {
    let bytes = buildProtoXml(elements)
    for (let depth = 0; depth < 300; depth++) bytes = buildProtoParent(bytes)
    expect((await read(bytes)).skips[0]?.reason).toMatch(/it nests too deep/)
  })
})
