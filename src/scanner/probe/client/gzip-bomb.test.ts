import zlib from 'node:zlib'
import { describe, expect, it } from 'vitest'
import {
  openScanClient,
  startRawTarget,
  startTarget,
} from '../../../../test/fixtures/open-scan-client.ts'
import { limits } from '../../../base/limits.ts'

const zeros = Buffer.alloc(64 * 1024 * 1024)

/** Each becomes far more than is read of any answer. */
const bombs: Readonly<Record<string, () => Buffer>> = {
  gzip: () => zlib.gzipSync(Buffer.alloc(256 * 1024 * 1024)),
  'gzip, gzip': () => zlib.gzipSync(zlib.gzipSync(Buffer.alloc(256 * 1024 * 1024))),
  deflate: () => zlib.deflateSync(zeros),
  br: () =>
    zlib.brotliCompressSync(zeros, { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 4 } }),
  zstd: () => zlib.zstdCompressSync(zeros),
}

describe('a bomb', () => {
  for (const [coding, make] of Object.entries(bombs)) {
    it(`of ${coding} costs no more than the cap`, async () => {
      const bomb = make()
      const target = await startTarget((_req, res) => {
        res.writeHead(200, { 'content-encoding': coding }).end(bomb)
      })
      const client = await openScanClient(target)
      const before = process.memoryUsage().rss
      const answer = await client.send({ method: 'GET', url: target })
      expect(answer?.isCut).toBe(true)
      expect(answer?.body.byteLength).toBe(limits.probeBodyBytesMax)
      expect(answer?.bodyBytes).toBeLessThan(limits.probeBodyBytesMax + 1024 * 1024)
      expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 * 1024)
      expect(answer?.durationMs).toBeLessThan(3_000)
    })
  }

  it('of many empty members, which never becomes anything, ends at the cap as well', async () => {
    const empty = zlib.gzipSync('')
    const members = Buffer.concat(Array.from({ length: 5_000 }, () => empty))
    const target = await startRawTarget((socket) => {
      socket.write('HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\n\r\n')
      const more = () => {
        while (!socket.destroyed && socket.write(members));
        socket.once('drain', more)
      }
      more()
    })
    const client = await openScanClient(target)
    const answer = await client.send({ method: 'GET', url: target })
    expect(answer?.isCut).toBe(true)
    expect(answer?.text).toBe('')
  })
})

describe('content codings', () => {
  const text = 'Grüße an alle '.repeat(100)
  const encoded: readonly (readonly [string, Buffer])[] = [
    ['gzip', zlib.gzipSync(text)],
    ['x-gzip', zlib.gzipSync(text)],
    ['GZIP', zlib.gzipSync(text)],
    ['deflate', zlib.deflateSync(text)],
    ['deflate', zlib.deflateRawSync(text)],
    ['br', zlib.brotliCompressSync(text)],
    ['zstd', zlib.zstdCompressSync(text)],
    ['deflate, gzip', zlib.gzipSync(zlib.deflateSync(text))],
    ['identity', Buffer.from(text)],
    ['unheard-of', Buffer.from(text)],
    // Said to be what they are not: the bytes as they came say more than nothing.
    ['gzip', Buffer.from(text)],
    ['zstd', Buffer.from(text)],
    ['gzip, gzip, gzip, gzip', Buffer.from(text)],
  ]
  for (const [index, [coding, body]] of encoded.entries()) {
    it(`reads ${coding} (${index})`, async () => {
      const target = await startTarget((_req, res) => {
        res.writeHead(200, { 'content-encoding': coding }).end(body)
      })
      const client = await openScanClient(target)
      const answer = await client.send({ method: 'GET', url: target })
      expect(answer?.text).toBe(text)
      expect(answer).toMatchObject({ isCut: false, bodyBytes: Buffer.byteLength(text) })
    })
  }

  it('reads what there is of a body that ends too early', async () => {
    const whole = zlib.gzipSync(Array.from({ length: 20_000 }, (_, each) => `${each}`).join())
    const target = await startTarget((_req, res) => {
      res.writeHead(200, { 'content-encoding': 'gzip', connection: 'close' })
      res.end(whole.subarray(0, whole.byteLength / 2))
    })
    const client = await openScanClient(target)
    const answer = await client.send({ method: 'GET', url: target })
    expect(answer?.text).toMatch(/^0,1,2,3,4/)
  })

  it('takes an answer to HEAD for what it is, whatever coding it names', async () => {
    const target = await startTarget((_req, res) => {
      res.writeHead(200, { 'content-encoding': 'gzip', 'content-length': 500 }).end()
    })
    const client = await openScanClient(target)
    const answer = await client.send({ method: 'HEAD', url: target })
    expect(answer).toMatchObject({ status: 200, text: '', bodyBytes: 0, isCut: false })
  })
})
