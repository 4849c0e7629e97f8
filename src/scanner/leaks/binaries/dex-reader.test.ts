import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { adler32, buildDex } from '../../../../test/fixtures/binaries/build-dex.ts'
import { collectFrom } from '../../../../test/fixtures/containers/collect-sink.ts'
import { sampleText } from '../../secrets/sample-secret.ts'
import { dexReader } from './dex-reader.ts'
import { parseDexStrings } from './parse-dex-strings.ts'

const token = sampleText(51)
const read = (bytes: Buffer, name = 'classes.dex') => collectFrom([dexReader], name, bytes)

describe('the builder', () => {
  it('writes both checks as the specification has them', () => {
    const dex = buildDex({ strings: ['one'] })
    expect(adler32(Buffer.from('Wikipedia'))).toBe(0x11e60398)
    expect(dex.readUInt32LE(8)).toBe(adler32(dex.subarray(12)))
    const digest = createHash('sha1').update(dex.subarray(32)).digest()
    expect(dex.subarray(12, 32)).toEqual(digest)
    expect(dex.readUInt32LE(32)).toBe(dex.length)
  })
})

describe('the strings of a DEX file', () => {
  it('are all found, with no byte of their length before them', () => {
    const strings = ['', 'a', token, 'größer 😀', 'with\0zero', 'x'.repeat(300)]
    const found = [...parseDexStrings(buildDex({ strings }))].map(({ value }) => value)
    expect(found).toEqual(expect.arrayContaining(strings))
  })

  it('are searched as binary, one a line, where they have no name', async () => {
    const { streams, texts, opened, skips } = await read(buildDex({ strings: [token, 'apiKey'] }))
    expect(streams).toEqual([
      { place: 'classes.dex', isBinary: true, text: expect.stringContaining(`${token}\n`) },
    ])
    expect([texts, opened, skips]).toEqual([[], ['classes.dex'], []])
  })

  it('get the name of the static field that holds them', async () => {
    const { texts, streams } = await read(buildDex({ strings: [], fields: { API_KEY: token } }))
    expect(texts.map(({ text }) => text).join('')).toContain(`API_KEY = "${token}"`)
    expect(streams.map(({ text }) => text).join('')).not.toContain(token)
  })

  it('get the name that the code gives them: of a field, or of the text before', async () => {
    const puts = { apiSecret: token, wide: 'value' }
    const calls = { 'X-Api-Key': `for-calls-${token}` }
    const { texts, skips } = await read(buildDex({ strings: [], puts, calls }))
    const text = texts.map((each) => each.text).join('')
    expect(text).toContain(`apiSecret = "${token}"`)
    expect(text).toContain(`X-Api-Key = "for-calls-${token}"`)
    expect(skips).toEqual([])
  })

  it('do not become the value of the name that comes before them by the alphabet', async () => {
    const fields = { FIRST: 'api_key = none', SECOND: 'zzz' }
    const { texts } = await read(buildDex({ strings: [`a=${token}`], fields }))
    expect(texts.map(({ text }) => text).join('')).toMatch(/"\n;\n|^a=/)
  })

  it('are found in a file that holds whole DEX files', async () => {
    const vdex = Buffer.concat([Buffer.from('vdex027\0'), buildDex({ strings: [token] })])
    const { streams, skips } = await read(vdex, 'base.vdex')
    expect(streams[0]?.text).toContain(`\n${token}\n`)
    expect(skips).toEqual([])
  })

  it('are plain where the file is compact DEX, and that is said', async () => {
    const compact = Buffer.concat([Buffer.from('cdex001\0'), Buffer.from(`\0${token}\0`)])
    const { streams, skips } = await read(compact, 'base.cdex')
    expect(streams.at(-1)?.text).toContain(token)
    expect(skips[0]?.reason).toMatch(/it is compact DEX; .* plain strings only/)
  })

  it('are read though one of them points nowhere', async () => {
    const dex = buildDex({ strings: ['0-comes-first', token] })
    dex.writeUInt32LE(0xffffff00, 112)
    const { streams, skips } = await read(dex)
    expect(streams[0]?.text).toContain(`${token}\n`)
    expect(skips[0]?.reason).toMatch(/^the DEX file is broken: /)
  })

  it('are read up to where the file is cut off, and the rest as plain strings', async () => {
    const dex = buildDex({ strings: [token, 'zz-the-last-string'] })
    const { streams, skips } = await read(dex.subarray(0, dex.indexOf('zz-the-last') + 4))
    expect(streams[0]?.text).toContain(token)
    expect(skips).toEqual([
      { place: 'classes.dex', reason: expect.stringMatching(/^the DEX file is broken: /) },
    ])
  })
})
