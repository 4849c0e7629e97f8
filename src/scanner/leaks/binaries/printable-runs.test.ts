import { describe, expect, it } from 'vitest'
import { printableRuns } from './printable-runs.ts'

async function* inPieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

async function runs(bytes: Buffer, size = 4_096, cuts: readonly number[] = []): Promise<string[]> {
  let text = ''
  for await (const part of printableRuns(inPieces(bytes, size), cuts)) text += part.toString()
  return text.split('\n').filter((line) => line !== '')
}

const wide = (text: string): Buffer => Buffer.from(text, 'utf16le')

describe('runs of printable characters', () => {
  const bytes = Buffer.concat([
    Buffer.from('\x01first run\0tiny\0\xff\xfe'),
    wide('wide text'),
    Buffer.from([0, 0]),
    Buffer.from('a PEM\nof lines\0'),
    wide('at odd places'),
    Buffer.from([0xff]),
    Buffer.from('the end'),
  ])

  it('are the same however the bytes arrive', async () => {
    const expected = ['first run', 'wide text', 'a PEM', 'of lines', 'at odd places', 'the end']
    for (const size of [1, 2, 3, 5, 7, 16, 4_096]) expect(await runs(bytes, size)).toEqual(expected)
  })

  it('of any length come out whole', async () => {
    const long = 'x'.repeat(100_000)
    const parts = [Buffer.from(long), Buffer.from([0, 0]), wide(long), Buffer.from([1, 1])]
    expect(await runs(Buffer.concat(parts), 1_000)).toEqual([long, long])
  })

  it('are cut where a string is known to begin', async () => {
    const glued = Buffer.from('first-string-second-string-third')
    for (const size of [1, 7, 13, 4_096]) {
      expect(await runs(glued, size, [13, 27])).toEqual(['first-string-', 'second-string-'])
      expect(await runs(glued, size, [0, 0, 13])).toEqual(['first-string-', 'second-string-third'])
    }
  })

  it('are none in noise', async () => {
    const noise = Buffer.from(Array.from({ length: 10_000 }, (_, index) => (index * 37) & 0xff))
    expect(await runs(noise)).toEqual([])
  })
})
