import type { Socket } from 'node:net'
import { describe, expect, it } from 'vitest'
import {
  openScanClient,
  startRawTarget,
  startTarget,
} from '../../../../test/fixtures/open-scan-client.ts'
import { limits } from '../../../base/limits.ts'

const OK = 'HTTP/1.1 200 OK\r\n'

/** Writes for ever: at once as much as is taken, or a piece every few milliseconds. */
function pour(socket: Socket, piece: string | Buffer, everyMs = 0): void {
  const timer = setInterval(() => {
    while (!socket.destroyed && socket.write(piece) && everyMs === 0);
  }, everyMs)
  socket.on('close', () => clearInterval(timer))
}

describe('a stream without an end', () => {
  it('of a fast target is cut at the cap, and its connection with it', async () => {
    let closed = 0
    const target = await startRawTarget((socket) => {
      socket.on('close', () => {
        closed += 1
      })
      socket.write(`${OK}\r\n`)
      pour(socket, Buffer.alloc(64 * 1024, 'x'))
    })
    const client = await openScanClient(target)
    const before = process.memoryUsage().rss
    const answer = await client.send({ method: 'GET', url: target })
    expect(answer).toMatchObject({ status: 200, isCut: true })
    expect(answer?.body.byteLength).toBe(limits.probeBodyBytesMax)
    expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 * 1024)
    await expect.poll(() => closed).toBe(1)
  })

  it('of a slow target ends with the time, and what came is the answer', async () => {
    const target = await startRawTarget((socket) => {
      socket.write(`${OK}content-type: text/plain\r\n\r\n`)
      pour(socket, 'drip ', 20)
    })
    const client = await openScanClient(target, { timeoutMs: 300 })
    const answer = await client.send({ method: 'GET', url: target })
    expect(answer).toMatchObject({ status: 200, isCut: true })
    expect(answer?.text).toMatch(/^(?:drip )+$/)
    expect(answer?.durationMs).toBeLessThan(1_000)
  })

  it('is waited for a few times only, and then as long as for events', async () => {
    const target = await startTarget((_req, res) => {
      res.writeHead(200, { 'content-type': 'application/json' }).write('{"a":')
    })
    const client = await openScanClient(target, { timeoutMs: limits.probeEventStreamMs + 500 })
    const ask = (path: number) => client.send({ method: 'GET', url: `${target}/${path}` })
    const first = Array.from({ length: limits.probeUnfinishedAnswersMax }, (_, each) => ask(each))
    for (const answer of await Promise.all(first)) {
      expect(answer?.durationMs).toBeGreaterThan(limits.probeEventStreamMs + 400)
    }
    const later = await ask(100)
    expect(later).toMatchObject({ isCut: true, text: '{"a":' })
    expect(later?.durationMs).toBeLessThan(limits.probeEventStreamMs + 400)
  })

  it('of events is left after its beginning', async () => {
    const target = await startTarget((_req, res) => {
      res.writeHead(200, { 'content-type': 'text/event-stream' })
      res.write('data: hello\n\n')
    })
    const client = await openScanClient(target, { timeoutMs: 60_000 })
    const answer = await client.send({ method: 'GET', url: target })
    expect(answer).toMatchObject({ contentType: 'text/event-stream', text: 'data: hello\n\n' })
    expect(answer?.durationMs).toBeLessThan(limits.probeEventStreamMs + 1_000)
  })

  it('of chunks with endless extensions ends with the time', async () => {
    const target = await startRawTarget((socket) => {
      socket.write(`${OK}transfer-encoding: chunked\r\n\r\n5;a=`)
      pour(socket, 'x'.repeat(100), 5)
    })
    const client = await openScanClient(target, { timeoutMs: 300 })
    const answer = await client.send({ method: 'GET', url: target })
    expect(answer === null ? client.failures.length : answer.body.byteLength).toBeLessThan(2)
  })
})

describe('a slow loris', () => {
  const slow: Readonly<Record<string, (socket: Socket) => void>> = {
    'that says nothing': () => {},
    'that never ends its status line': (socket) => pour(socket, 'H', 20),
    'that never ends its header': (socket) => {
      socket.write(OK)
      pour(socket, 'x-a: b\r\n', 20)
    },
    'that only announces its answer': (socket) => pour(socket, 'HTTP/1.1 103 E\r\n\r\n', 20),
  }
  for (const [name, answer] of Object.entries(slow)) {
    it(`${name} has no answer`, async () => {
      const target = await startRawTarget(answer)
      const client = await openScanClient(target, { timeoutMs: 300 })
      const beganMs = performance.now()
      expect(await client.send({ method: 'GET', url: target })).toBeNull()
      expect(performance.now() - beganMs).toBeLessThan(1_500)
      expect(client.failures).toHaveLength(1)
      expect(client.failures[0]?.reason).toMatch(/^(?:timeout|not-http)$/)
    })
  }
})

describe('an answer of 100 MB', () => {
  it('is read up to the cap only', async () => {
    const size = 100 * 1024 * 1024
    const target = await startTarget((_req, res) => {
      res.writeHead(200, { 'content-length': size }).end(Buffer.alloc(size))
    })
    const client = await openScanClient(target)
    const answer = await client.send({ method: 'GET', url: target })
    expect(answer?.isCut).toBe(true)
    expect(answer?.bodyBytes).toBeLessThan(limits.probeBodyBytesMax + 1024 * 1024)
    expect(answer?.headers.get('Content-Length')).toBe(String(size))
  })

  it('again and again leaves only the beginnings of the older ones', async () => {
    const body = Buffer.alloc(limits.probeBodyBytesMax + 1)
    const target = await startTarget((_req, res) => res.end(body))
    const client = await openScanClient(target, { concurrency: 2 })
    for (let each = 0; each < 16; each += 1) {
      await client.send({ method: 'GET', url: `${target}/${each}` })
    }
    const kept = client.answers.reduce((sum, answer) => sum + answer.body.byteLength, 0)
    expect(kept).toBeLessThanOrEqual(limits.probeKeptBodiesBytesMax + limits.probeBodyBytesMax)
    expect(client.answers[0]).toMatchObject({ isCut: true })
    expect(client.answers[0]?.body.byteLength).toBe(limits.probeShortenedBodyBytesMax)
    const sent = client.requestsSent
    // What was let go of is asked again, what is whole is not.
    const again = await client.send({ method: 'GET', url: `${target}/0` })
    expect(again?.body.byteLength).toBe(limits.probeBodyBytesMax)
    await client.send({ method: 'GET', url: `${target}/15` })
    expect(client.requestsSent).toBe(sent + 1)
  })
})
