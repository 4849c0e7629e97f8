import { expect, it } from 'vitest'
import { collectFrom } from '../../../../test/fixtures/containers/collect-sink.ts'
import { sampleText } from '../../secrets/sample-secret.ts'
import { propertyListReader } from './property-list-reader.ts'
import { wideTextReader } from './wide-text-reader.ts'

const line = `"api_key" = "${sampleText(30)}"; // größer 😀\n`
const little = Buffer.from(`\ufeff${line}`, 'utf16le')
const read = (name: string, bytes: Buffer) =>
  collectFrom([wideTextReader, propertyListReader], name, bytes)

it('is text with lines, in either order of bytes', async () => {
  for (const bytes of [little, Buffer.from(little).swap16(), little.subarray(2)]) {
    const isMarked = bytes.length === little.length
    const long = isMarked ? bytes : Buffer.concat([Buffer.alloc(64, ' \0'), bytes])
    const { streams, skips } = await read('Localizable.strings', long)
    expect(streams).toEqual([
      {
        place: 'Localizable.strings',
        text: isMarked ? line : ' '.repeat(32) + line,
        isBinary: false,
      },
    ])
    expect(skips).toEqual([])
  }
})

it('is then read as what it is', async () => {
  const xml = '\ufeff<plist><dict><key>API_KEY</key><string>some-value</string></dict></plist>'
  const { texts } = await read('Info.plist', Buffer.from(xml, 'utf16le'))
  expect(texts.map(({ text }) => text)).toEqual(['API_KEY = "some-value"'])
})

it('is neither UTF-32 nor noise', async () => {
  for (const bytes of [Buffer.from('fffe0000410000004200', 'hex'), Buffer.alloc(99, 1)]) {
    expect((await read('a.txt', bytes)).contents).toEqual([])
  }
})
