import { describe, expect, it } from 'vitest'
import {
  buildBinaryPlist,
  type PlistItem,
} from '../../../../test/fixtures/binaries/build-binary-plist.ts'
import { collectFrom } from '../../../../test/fixtures/containers/collect-sink.ts'
import { sampleText } from '../../secrets/sample-secret.ts'
import { propertyListReader } from './property-list-reader.ts'

const token = sampleText(39)
const read = (bytes: Buffer) => collectFrom([propertyListReader], 'Info.plist', bytes)
const service: PlistItem = {
  Größe: 'sehr größer als 8',
  GoogleService: { API_KEY: token, retries: 3, isOn: true },
  keys: ['too short', ['x', token]],
}

describe('a binary property list', () => {
  it('gives each text with its keys', async () => {
    const { texts, skips, opened } = await read(buildBinaryPlist(service))
    expect(texts.map(({ place, text }) => [place, text])).toEqual([
      ['Info.plist!Gr··e', 'Größe = "sehr größer als 8"'],
      ['Info.plist!GoogleService.API_KEY', `API_KEY = "${token}"`],
      ['Info.plist!keys.0', 'keys = "too short"'],
      ['Info.plist!keys.1.1', `keys = "${token}"`],
    ])
    expect([skips, opened]).toEqual([[], ['Info.plist']])
  })

  it('may hold another as data', async () => {
    const inner = buildBinaryPlist({ token })
    const { texts } = await read(buildBinaryPlist({ saved: inner }))
    expect(texts).toMatchObject([{ place: 'Info.plist!saved!token', text: `token = "${token}"` }])
  })

  it('that is cut off is read as plain strings', async () => {
    const { skips, streams } = await read(buildBinaryPlist(service).subarray(0, -5))
    expect(skips[0]?.reason).toMatch(/^the property list is broken: /)
    expect(streams[0]?.text).toContain(token)
  })
})

describe('a property list in XML', () => {
  const xml = (body: string, entities = ''): Buffer =>
    Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/a.dtd"${entities}>
<plist version="1.0">
${body}
</plist>
`)

  it('gives each text with its keys and its line', async () => {
    const { texts, skips } = await read(
      xml(`<dict>
        <key>A &amp; B</key><integer>5</integer>
        <key>GoogleService</key>
        <dict><key>API_KEY</key>
          <string>${token}</string></dict>
        <key>keys</key><array><string>s</string>
        <dict><key>last</key><string>&lt;${token}</string></dict></array>
        <!-- password: ${token} -->
      </dict>`),
    )
    expect(texts).toEqual([
      {
        place: 'Info.plist!GoogleService.API_KEY',
        text: `API_KEY = "${token}"`,
        position: { line: 8 },
      },
      { place: 'Info.plist!keys.1.last', text: `last = "<${token}"`, position: { line: 10 } },
      { place: 'Info.plist', text: ` password: ${token} `, position: { line: 11 } },
    ])
    expect(skips).toEqual([])
  })

  it('replaces no entity that it declares itself', async () => {
    const body = '<dict><key>a</key><string>&big;&big; and more</string></dict>'
    const { texts } = await read(xml(body, ` [<!ENTITY big "${token}">]`))
    expect(texts[0]?.text).toBe('a = "&big;&big; and more"')
  })

  it('without an end is read up to there', async () => {
    const { texts, skips } = await read(
      xml(`<dict><key>API_KEY</key><string>${token}</string>`).subarray(0, -10),
    )
    expect(texts).toHaveLength(1)
    expect(skips[0]?.reason).toMatch(/its end is missing/)
  })
})
