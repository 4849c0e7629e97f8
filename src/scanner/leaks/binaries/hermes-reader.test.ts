import { describe, expect, it } from 'vitest'
import { buildHermes } from '../../../../test/fixtures/binaries/build-hermes.ts'
import { collectFrom } from '../../../../test/fixtures/containers/collect-sink.ts'
import { sampleText } from '../../secrets/sample-secret.ts'
import { hermesReader } from './hermes-reader.ts'

const token = sampleText(40)
const strings = ['before-it', token, 'afterwards', `x${token}`.repeat(9), 'Größe 😀 and more']
const read = (bytes: Buffer) => collectFrom([hermesReader], 'index.android.bundle', bytes)

describe('Hermes bytecode', () => {
  for (const version of [59, 70, 74, 84, 96, 97, 99]) {
    it(`of version ${version} gives each string a line, though nothing ends it`, async () => {
      const { streams, skips } = await read(buildHermes({ strings, version }))
      expect(streams).toEqual([
        { place: 'index.android.bundle', isBinary: true, text: `${strings.join('\n')}\n` },
      ])
      expect(skips).toEqual([])
    })
  }

  it('holds texts with names and values of their own', async () => {
    const url = `https://api.example.com/?api_key=${token}`
    const { texts, streams } = await read(buildHermes({ strings: ['apiKey', url] }))
    expect(texts[0]?.text).toContain(url)
    expect(streams[0]?.text).toBe('')
  })

  it('of a layout that is not known is read as plain strings, and that is said', async () => {
    const bytes = buildHermes({ strings, version: 130 })
    bytes.writeUInt32LE(7, 44)
    const { streams, skips } = await read(bytes)
    expect(streams.at(-1)?.text).toContain(token)
    expect(skips[0]?.reason).toMatch(/version 130 has a layout .* read as plain strings only$/)
  })
})
