import { expect, it } from 'vitest'
import { encodeRefs, sealPlist } from '../../../../test/fixtures/binaries/build-binary-plist.ts'
import { collectFrom } from '../../../../test/fixtures/containers/collect-sink.ts'
import { propertyListReader } from './property-list-reader.ts'

const read = (objects: readonly Buffer[]) =>
  collectFrom([propertyListReader], 'Info.plist', sealPlist(objects))
const text = Buffer.from('\x5csome-text-12')

it('ends where lists hold each other twice, which would be 2^50 texts', async () => {
  const lists = Array.from({ length: 50 }, (_, index) => encodeRefs(0xa, 2, [index + 1, index + 1]))
  const { texts } = await read([...lists, text])
  expect(texts).toHaveLength(2)
})

it('ends where a list holds itself', async () => {
  const { texts, skips } = await read([encodeRefs(0xa, 3, [0, 1, 0]), text])
  expect([texts.length, skips]).toEqual([1, []])
})

it('ends where lists nest ten thousand deep', async () => {
  const lists = Array.from({ length: 10_000 }, (_, index) => encodeRefs(0xa, 1, [index + 1]))
  const { skips } = await read([...lists, text])
  expect(skips[0]?.reason).toMatch(/it nests too deep/)
})

it('ends where one long text is named ten thousand times', async () => {
  const long = Buffer.concat([Buffer.from([0x5f, 0x12, 0, 1, 0, 0]), Buffer.alloc(65_536, 'x')])
  const refs = Array.from({ length: 10_000 }, () => 1)
  const { texts, skips } = await read([encodeRefs(0xa, refs.length, refs), long])
  expect(texts.length).toBeLessThan(20)
  expect(skips[0]?.reason).toMatch(/overlap too much/)
})

it('ends in XML that nests ten thousand deep', async () => {
  const xml = Buffer.from(`<plist>${'<array>'.repeat(10_000)}`)
  const { skips } = await collectFrom([propertyListReader], 'Info.plist', xml)
  expect(skips[0]?.reason).toMatch(/it nests too deep/)
})
