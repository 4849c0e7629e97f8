import { once } from 'node:events'
import http, { type IncomingMessage } from 'node:http'
import net from 'node:net'
import { Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import {
  echo,
  exchangeBytes,
  send,
  startHttpRelay,
  startRawRelay,
} from '../../test/gateway/relay-fixture.ts'
import { limits } from '../base/limits.ts'

const MIB = 1024 * 1024
const BIG = 400 * MIB
/** Client, gateway and upstream share the process: buffers of all three, and garbage of V8. */
const RSS_GROWTH_MAX = 200 * MIB

function* chunks(total: number): Generator<Buffer> {
  const chunk = Buffer.alloc(64 * 1024, 'x')
  for (let sent = 0; sent < total; sent += chunk.length) yield chunk
}

async function countBytes(stream: AsyncIterable<Buffer>): Promise<number> {
  let length = 0
  for await (const chunk of stream) length += chunk.length
  return length
}

async function rssGrowth(work: () => Promise<void>): Promise<number> {
  const before = process.memoryUsage().rss
  let most = before
  const timer = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss)
  }, 10)
  await work()
  clearInterval(timer)
  return most - before
}

describe('400 MiB', () => {
  it('go up in constant memory', async () => {
    await using relay = await startHttpRelay((req, res) => {
      void countBytes(req).then((length) => res.end(String(length)))
    })
    const growth = await rssGrowth(async () => {
      const answer = await send(relay.url, { method: 'PUT' }, (request) =>
        Readable.from(chunks(BIG)).pipe(request),
      )
      expect(answer.body).toBe(String(BIG))
    })
    expect(growth).toBeLessThan(RSS_GROWTH_MAX)
  })

  it('come down in constant memory', async () => {
    await using relay = await startHttpRelay((_req, res) => {
      res.setHeader('content-length', BIG)
      Readable.from(chunks(BIG)).pipe(res)
    })
    const growth = await rssGrowth(async () => {
      const [answer] = await once(http.get(relay.url), 'response')
      expect(await countBytes(answer)).toBe(BIG)
    })
    expect(growth).toBeLessThan(RSS_GROWTH_MAX)
  })

  it('wait for a client that does not read', async () => {
    let sent = 0
    await using relay = await startHttpRelay((_req, res) => {
      const body = Readable.from(chunks(BIG))
      body.on('data', (chunk) => {
        sent += chunk.length
      })
      body.pipe(res)
    })
    const [answer] = await once(http.get(relay.url), 'response')
    answer.pause()
    await new Promise((wake) => setTimeout(wake, 300))
    expect(sent).toBeLessThan(40 * MIB)
    answer.destroy()
    expect((await relay.outcome()).code).toBe('client_aborted')
  })

  it('wait for an upstream that does not read', async () => {
    let sent = 0
    const upstream = { headersTimeoutMs: 1_000 }
    await using relay = await startRawRelay((socket) => socket.pause(), { upstream })
    const request = http.request(relay.url, { method: 'POST' })
    request.on('error', () => {})
    const body = Readable.from(chunks(BIG))
    body.on('data', (chunk) => {
      sent += chunk.length
    })
    body.pipe(request)
    await new Promise((wake) => setTimeout(wake, 300))
    expect(sent).toBeLessThan(40 * MIB)
    const [answer] = (await once(request, 'response')) as [IncomingMessage]
    expect(answer.statusCode).toBe(504)
    request.destroy()
  })
})

describe('server-sent events', () => {
  it('arrive one by one, each before the next is sent', async () => {
    const events: (() => void)[] = []
    await using relay = await startHttpRelay((_req, res) => {
      res.writeHead(200, { 'content-type': 'text/event-stream' })
      res.flushHeaders()
      for (let count = 0; count < 5; count++) events.push(() => res.write(`data: ${count}\n\n`))
      events.push(() => res.end())
    })
    const [answer] = (await once(http.get(relay.url), 'response')) as [IncomingMessage]
    expect(answer.headers['content-type']).toBe('text/event-stream')
    answer.setEncoding('utf8')
    for (const [index, sendEvent] of events.slice(0, -1).entries()) {
      const arrived = once(answer, 'data')
      sendEvent()
      expect((await arrived)[0]).toBe(`data: ${index}\n\n`)
    }
    const ended = once(answer, 'end')
    events.at(-1)?.()
    answer.resume()
    await ended
  })
})

describe('an upload', () => {
  it('reaches the upstream while it is still being sent', async () => {
    await using relay = await startHttpRelay((req, res) => req.pipe(res))
    const request = http.request(relay.url, { method: 'POST' })
    request.write('first')
    const [answer] = (await once(request, 'response')) as [IncomingMessage]
    const received = answer.setEncoding('utf8')[Symbol.asyncIterator]()
    expect((await received.next()).value).toBe('first')
    request.end('second')
    expect((await received.next()).value).toBe('second')
    expect((await received.next()).done).toBe(true)
  })

  it('that is answered early does not cost the client its answer or its connection', async () => {
    await using relay = await startHttpRelay((_req, res) => {
      res.writeHead(413, { 'content-length': 5 })
      res.end('large')
    })
    const client = net.connect(relay.port, '127.0.0.1')
    client.setEncoding('latin1')
    client.write(`POST / HTTP/1.1\r\nHost: a\r\nContent-Length: ${8 * MIB}\r\n\r\n`)
    for (const chunk of chunks(8 * MIB)) client.write(chunk)
    client.write('GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n')
    let received = ''
    for await (const chunk of client) received += chunk
    expect(received.match(/HTTP\/1\.1 413 .*?large/gs)).toHaveLength(2)
    expect(relay.outcomes.map(({ code }) => code)).toEqual(['relayed', 'relayed'])
  })

  it('that the client gives up is given up upstream at once', async () => {
    const closed = Promise.withResolvers<boolean>()
    await using relay = await startHttpRelay((req) => {
      req.resume()
      req.on('error', () => {})
      req.on('close', () => closed.resolve(req.complete))
    })
    const request = http.request(relay.url, {
      method: 'POST',
      headers: { 'content-length': 100_000 },
    })
    request.on('error', () => {})
    request.write('five.')
    setTimeout(() => request.destroy(), 50)
    expect(await closed.promise).toBe(false)
    expect(await relay.outcome()).toEqual({ code: 'client_aborted', status: 0 })
    expect(relay.countUnderWay()).toBe(0)
  })
})

describe('a small upload', () => {
  it('is passed on whole, up to the limit and just above it', async () => {
    await using relay = await startHttpRelay(echo)
    for (const length of [1, limits.collectedBodyBytesMax, limits.collectedBodyBytesMax + 1]) {
      const options = { method: 'POST', headers: { 'content-length': length } }
      const answer = await send(relay.url, options, (request) => {
        request.write('x'.repeat(length - 1))
        setTimeout(() => request.end('x'), 20)
      })
      expect(JSON.parse(answer.body).body).toBe('x'.repeat(length))
    }
  })

  it('that the client gives up never reaches the upstream', async () => {
    let requests = 0
    await using relay = await startHttpRelay((_req, res) => {
      requests++
      res.end()
    })
    const request = http.request(relay.url, { method: 'POST', headers: { 'content-length': 10 } })
    request.on('error', () => {})
    request.write('five.')
    setTimeout(() => request.destroy(), 30)
    expect(await relay.outcome()).toEqual({ code: 'client_aborted', status: 0 })
    await send(relay.url)
    expect(requests).toBe(1)
    expect(relay.countUnderWay()).toBe(0)
  })
})

describe('a client that goes away', () => {
  it('ends the request upstream', async () => {
    const closed = Promise.withResolvers<void>()
    await using relay = await startHttpRelay((_req, res) => {
      res.on('close', closed.resolve)
      res.write('begun')
    })
    const request = http.get(relay.url)
    request.on('error', () => {})
    await once(request, 'response')
    request.destroy()
    await closed.promise
    expect(await relay.outcome()).toEqual({ code: 'client_aborted', status: 200 })
  })
})

describe('a client that falls silent', () => {
  it('in the middle of its upload is cut off, and the upstream is let go', async () => {
    const closed = Promise.withResolvers<void>()
    const silenceTimeoutMs = 200
    await using relay = await startHttpRelay(
      (req) => {
        req.on('error', () => {})
        req.on('close', closed.resolve)
        req.resume()
      },
      { silenceTimeoutMs },
    )
    const head = 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\nfive.'
    expect(await exchangeBytes(relay.port, head)).toBe('')
    await closed.promise
    expect((await relay.outcome()).code).toBe('client_aborted')
  })

  it('and does not take its answer is cut off', async () => {
    await using relay = await startHttpRelay(
      (_req, res) => void Readable.from(chunks(BIG)).pipe(res),
      { silenceTimeoutMs: 200 },
    )
    const client = net.connect(relay.port, '127.0.0.1')
    client.on('error', () => {})
    client.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n')
    expect(await relay.outcome()).toEqual({ code: 'client_aborted', status: 200 })
    client.destroy()
  })
})

describe('Expect: 100-continue', () => {
  const head = 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nExpect: 100-continue\r\n'

  it('is answered when the relay wants the body', async () => {
    await using relay = await startHttpRelay(echo)
    const client = net.connect(relay.port, '127.0.0.1')
    client.setEncoding('latin1')
    client.write(`${head}Connection: close\r\n\r\n`)
    expect((await once(client, 'data'))[0]).toBe('HTTP/1.1 100 Continue\r\n\r\n')
    client.write('hello')
    let rest = ''
    for await (const chunk of client) rest += chunk
    expect(rest).toMatch(/^HTTP\/1\.1 200 OK/)
    expect(rest).toContain('"body":"hello"')
    expect(rest.toLowerCase()).not.toContain('expect')
  })

  it('is not answered when there is no upstream', async () => {
    const url = new URL('http://127.0.0.1:1')
    await using relay = await startHttpRelay(echo, { upstream: { url } })
    const answer = await exchangeBytes(relay.port, `${head}\r\n`)
    expect(answer).toMatch(/^HTTP\/1\.1 502 /)
    expect(answer).not.toContain('100 Continue')
  })
})
