import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openScanClient, startRawTarget } from '../../../../test/fixtures/open-scan-client.ts'

const line = fc.constantFrom(
  'HTTP/1.1 200 OK\r\n',
  'HTTP/1.0 404 \r\n',
  'HTTP/1.1 103 Early\r\n\r\n',
  'HTTP/1.1 100 Continue\r\n\r\n',
  'HTTP/1.1 204 No Content\r\n',
  'HTTP/9.9 999 ?\r\n',
  'content-encoding: gzip\r\n',
  'content-encoding: br, zstd\r\n',
  'content-encoding: deflate\r\n',
  'content-type: text/event-stream\r\n',
  'transfer-encoding: chunked\r\n',
  'content-length: 7\r\n',
  'content-length: 99999999999\r\n',
  'connection: close\r\n',
  'connection: upgrade\r\nupgrade: h2c\r\n',
  'trailer: x\r\n',
  ' folded: line\r\n',
  '\r\n',
  '\n\n',
  '5\r\nhello\r\n',
  '0\r\n\r\n',
  'ffffffffffffffff\r\n',
  '\u001f\u008b\u0008\u0000',
  '[{"a":"',
)
const noise = fc.uint8Array({ maxLength: 64 }).map((bytes) => Buffer.from(bytes).toString('latin1'))
const script = fc.record({
  parts: fc.array(fc.oneof({ weight: 4, arbitrary: line }, noise), { maxLength: 12 }),
  isReset: fc.boolean(),
})

describe('bytes of any kind', () => {
  it('end in an answer or in none, and never in an error', { timeout: 60_000 }, async () => {
    const errors: unknown[] = []
    const note = (error: unknown) => errors.push(error)
    process.on('unhandledRejection', note)
    process.on('uncaughtException', note)
    let current: { parts: string[]; isReset: boolean } = { parts: [], isReset: false }
    const target = await startRawTarget((socket) => {
      for (const part of current.parts) socket.write(part, 'latin1')
      if (current.isReset) setTimeout(() => socket.resetAndDestroy(), 1)
      else socket.end()
    })
    await fc.assert(
      fc.asyncProperty(script, async (each) => {
        current = each
        // Nothing has been answered for this client yet, so it never takes the target for gone.
        const client = await openScanClient(target, { timeoutMs: 500 })
        const answer = await client.send({ method: 'GET', url: target })
        if (answer === null) expect(client.failures).toHaveLength(1)
        else expect([answer.text, answer.json, answer.contentType]).toHaveLength(3)
        await client.close()
      }),
      { numRuns: 300 },
    )
    process.off('unhandledRejection', note)
    process.off('uncaughtException', note)
    expect(errors).toEqual([])
  })
})
