/** Attack: ten megabytes of what secrets begin with, which never become one. */
import { describe, expect, it } from 'vitest'
import { findInStream } from './find-in-stream.ts'

const LENGTH = 10_000_000

async function* flood(piece: string): AsyncGenerator<Buffer> {
  const chunk = Buffer.from(piece.repeat(Math.ceil(100_000 / piece.length)))
  for (let sent = 0; sent < LENGTH; sent += chunk.length) yield chunk
}

async function takeMs(piece: string): Promise<number> {
  const startMs = performance.now()
  await findInStream(flood(piece), {}, () => {})
  return performance.now() - startMs
}

describe('a flood of keywords', () => {
  it.each([
    ['sk_', 'live_'].join(''),
    'eyJ',
    'eyJhbGciOiJIUzI1NiJ9.',
    `${'-'.repeat(5)}BEGIN PRIVATE ${'KEY'}${'-'.repeat(5)}\n`,
    'key=',
    'password="',
    'http://a:',
    '%5f',
    '\\u005f',
    '&#x5f;',
    'aA0',
    'UGFz',
    '70',
    'a_',
  ])('is looked through in a time that grows as it does: %s', async (piece) => {
    const tookMs = await takeMs(piece)
    // Plain text takes half a second; what is quadratic takes hours.
    expect(tookMs).toBeLessThan(15_000)
  })
})
