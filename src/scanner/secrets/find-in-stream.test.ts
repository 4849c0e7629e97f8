import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { limits } from '../../base/limits.ts'
import { findInStream } from './find-in-stream.ts'
import { findInText } from './find-in-text.ts'
import { secretProviders } from './formats.ts'
import type { StreamSighting } from './found-secret.ts'
import { sampleText, sampleWithChecksum, toBase64 } from './sample-secret.ts'

const github = `${'ghp_'}${sampleWithChecksum()}`

async function* cut(bytes: Buffer, sizes: readonly number[]): AsyncGenerator<Buffer> {
  let at = 0
  for (let piece = 0; at < bytes.length; piece++) {
    const size = sizes[piece % sizes.length] ?? bytes.length
    yield bytes.subarray(at, at + size)
    at += size
  }
}

async function find(bytes: Buffer, sizes: readonly number[] = [65_536], isBinary = false) {
  const found: StreamSighting[] = []
  const result = await findInStream(cut(bytes, sizes), { isBinary }, (each) => found.push(each))
  return { found, result }
}

const dull = 'const page = renderPage(items.map((item) => item.title)); return page\n'

describe('findInStream', () => {
  it('tells place, line, column and the lines round it', async () => {
    const text = `first\r\n// keyward:allow all\r\n\tkey('é😀', "${github}")\r\nlast`
    const { found, result } = await find(Buffer.from(text))
    expect(found).toMatchObject([
      {
        offset: Buffer.byteLength(text.slice(0, text.indexOf(github))),
        line: 3,
        column: (text.split('\n')[2]?.indexOf(github) as number) + 1,
        lineText: `\tkey('é😀', "${github}")`,
        lineBefore: '// keyward:allow all',
        found: { ruleId: 'github-token', secret: github, isGenuine: true },
      },
    ])
    expect(result).toMatchObject({ bytes: Buffer.byteLength(text), lines: 4 })
  })

  it('counts lines as an editor does', async () => {
    for (const [text, lines] of [
      ['', 0],
      ['a', 1],
      ['a\n', 1],
      ['a\nb', 2],
      ['\n\n', 2],
    ] as const) {
      expect((await find(Buffer.from(text))).result).toMatchObject({ bytes: text.length, lines })
    }
  })

  it('finds what stands anywhere near the end of a block, once', async () => {
    const before = limits.secretBlockBytes
    for (const shift of [-limits.secretLengthMax, -40, -20, 0, 20, limits.secretLengthMax]) {
      for (const filler of [dull, `${dull}é`]) {
        const start = filler.repeat(Math.ceil((before + shift) / Buffer.byteLength(filler)))
        const text = `${start}"${github}"\n${filler.repeat(3_000)}"${github}"`
        const { found, result } = await find(Buffer.from(text), [100_000, 7, 1_000_000])
        const lines = text.split('\n')
        expect(found.map(({ line }) => line)).toEqual(
          lines.flatMap((line, at) => (line.includes(github) ? [at + 1] : [])),
        )
        for (const { line, column, offset } of found) {
          expect(lines[line - 1]?.slice(column - 1, column + 39)).toBe(github)
          expect(
            Buffer.from(text)
              .subarray(offset, offset + 40)
              .toString(),
          ).toBe(github)
        }
        expect(result.bytes).toBe(Buffer.byteLength(text))
        expect(result.lines).toBe(lines.length)
      }
    }
  })

  it('reads UTF-16 of either order, with a byte order mark or without', async () => {
    const text = `# settings\ntoken: ${github}\n`
    const little = Buffer.from(text, 'utf16le')
    const big = Buffer.from(little).swap16()
    const marked = Buffer.concat([Buffer.from([0xff, 0xfe]), little])
    for (const bytes of [little, big, marked, Buffer.from(marked).swap16()]) {
      const { found } = await find(bytes, [3])
      expect(found).toMatchObject([{ line: 2, column: 8, found: { secret: github } }])
      expect(found[0]?.offset).toBe(bytes.length - 2 * (github.length + 1))
    }
  })

  it('looks past broken UTF-8', async () => {
    const bytes = Buffer.concat([Buffer.from([0xc3, 0x28, 0xff, 0x0a]), Buffer.from(github)])
    expect((await find(bytes)).found).toMatchObject([{ line: 2, column: 1, offset: 4 }])
  })

  it('does not look for names and values in what is no text', async () => {
    const bytes = Buffer.from(`api_key = "${sampleText(32)}" ${github}`)
    expect((await find(bytes)).found).toHaveLength(2)
    expect((await find(bytes, [9], true)).found).toHaveLength(1)
  })

  it('finds what a long run of base64 hides, at its place', async () => {
    const hidden = `${dull.repeat(30_000)}"${github}"${dull.repeat(1_000)}`
    const text = `data:text/plain;base64,${toBase64(hidden)}`
    const { found } = await find(Buffer.from(text))
    expect(found).toMatchObject([{ line: 1, found: { secret: github } }])
    const offset = found[0]?.offset ?? 0
    expect(Buffer.from(text.slice(offset, offset + 60), 'base64').toString()).toContain(github)
  })

  it('finds the same as a search of the whole text does, wherever chunks end', async () => {
    const samples = secretProviders.flatMap(({ formats }) =>
      formats.flatMap(({ catches, ignores }) => [...catches, ...ignores]),
    )
    const pieces = fc.array(fc.constantFrom(...samples, dull, 'é', '\n'), { maxLength: 12 })
    const sizes = fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 5 })
    await fc.assert(
      fc.asyncProperty(pieces, sizes, async (parts, chunks) => {
        const text = parts.join('\n')
        const { found } = await find(Buffer.from(text), chunks)
        expect(found.map((each) => each.found.secret)).toEqual(
          findInText(text).map(({ secret }) => secret),
        )
      }),
      { numRuns: 200 },
    )
  })
})
