import { once } from 'node:events'
import http from 'node:http'
import net from 'node:net'
import { describe, expect, it } from 'vitest'
import {
  exchangeBytes,
  listen,
  send,
  startHttpRelay,
  startRawRelay,
  startRelay,
} from '../../test/gateway/relay-fixture.ts'

const GET = 'GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n'

async function findClosedPort(): Promise<number> {
  const server = net.createServer()
  const port = await listen(server)
  server.close()
  return port
}

describe('502 upstream_unreachable', () => {
  it('when nothing listens', async () => {
    const url = new URL(`http://127.0.0.1:${await findClosedPort()}`)
    await using relay = await startHttpRelay(() => {}, { upstream: { url } })
    const answer = await send(relay.url)
    expect(answer).toMatchObject({ status: 502, body: expect.stringContaining('unreachable') })
    expect(await relay.outcome()).toEqual({
      code: 'upstream_unreachable',
      status: 502,
      reason: 'ECONNREFUSED',
    })
    expect(relay.countUnderWay()).toBe(0)
  })

  it('when the name does not resolve', async () => {
    const url = new URL('http://nowhere.invalid')
    await using relay = await startHttpRelay(() => {}, { upstream: { url } })
    expect((await send(relay.url)).status).toBe(502)
  })

  it('when the upstream resets before it answers, and a POST is not repeated', async () => {
    let requests = 0
    await using relay = await startRawRelay((socket) => {
      requests++
      socket.resetAndDestroy()
    })
    const answer = await send(relay.url, { method: 'POST' }, (r) => r.end('once'))
    expect(answer.status).toBe(502)
    expect(requests).toBe(1)
    expect((await relay.outcome()).code).toBe('upstream_unreachable')
  })

  it('when the upstream hangs up before it answers', async () => {
    await using relay = await startRawRelay((socket) => socket.end())
    expect((await send(relay.url)).status).toBe(502)
    expect((await relay.outcome()).code).toBe('upstream_unreachable')
  })

  it('and the rest of the upload is taken in, so that the client reads the answer', async () => {
    const url = new URL(`http://127.0.0.1:${await findClosedPort()}`)
    await using relay = await startHttpRelay(() => {}, { upstream: { url } })
    const body = Buffer.alloc(3_000_000)
    const agent = new http.Agent({ keepAlive: true, maxSockets: 1 })
    const answer = await send(relay.url, { method: 'POST', agent }, (r) => r.end(body))
    expect(answer.status).toBe(502)
    const next = await send(relay.url, { agent })
    expect(next.status).toBe(502)
    agent.destroy()
  })
})

describe('504 upstream_timeout', () => {
  it('when the header does not come', async () => {
    const upstream = { headersTimeoutMs: 300 }
    await using relay = await startHttpRelay(() => {}, { upstream })
    expect((await send(relay.url)).status).toBe(504)
    expect(await relay.outcome()).toMatchObject({
      code: 'upstream_timeout',
      reason: 'UND_ERR_HEADERS_TIMEOUT',
    })
  })

  it('cuts the answer when the body stops coming', async () => {
    const upstream = { bodyTimeoutMs: 300 }
    await using relay = await startHttpRelay((_req, res) => res.write('begun'), { upstream })
    const answer = await exchangeBytes(relay.port, GET)
    expect(answer).toContain('begun')
    expect(answer).not.toContain('\r\n0\r\n')
    expect(await relay.outcome()).toMatchObject({ code: 'upstream_timeout', status: 200 })
  })

  it('does not count the time that a slow client takes as the upstream’s', async () => {
    const upstream = { bodyTimeoutMs: 300 }
    const body = Buffer.alloc(20_000_000, 'x')
    await using relay = await startHttpRelay((_req, res) => res.end(body), { upstream })
    const request = http.get(relay.url)
    const [answer] = await once(request, 'response')
    answer.pause()
    await new Promise((wake) => setTimeout(wake, 1_500))
    let length = 0
    for await (const chunk of answer) length += chunk.length
    expect(length).toBe(body.length)
  })
})

describe('502 upstream_invalid_response', () => {
  const broken: Readonly<Record<string, string>> = {
    'no HTTP': 'SSH-2.0-OpenSSH\r\n\r\n',
    'a header that never ends': `HTTP/1.1 200 OK\r\n${'a: b\r\n'.repeat(20_000)}`,
    'two lengths': 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello',
    'length and chunks':
      'HTTP/1.1 200 OK\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    'a broken chunk at once': 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n',
    'an upgrade that nobody asked for':
      'HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n',
    'a header that breaks off': 'HTTP/1.1 200 OK\r\nX: y\r\n',
  }
  for (const [fault, bytes] of Object.entries(broken)) {
    it(`for ${fault}`, async () => {
      await using relay = await startRawRelay((socket) => socket.end(bytes))
      expect((await send(relay.url)).status).toBe(502)
      expect((await relay.outcome()).code).toBe('upstream_invalid_response')
    })
  }
})

describe('an answer that had begun', () => {
  it('is cut when it is shorter than its length', async () => {
    await using relay = await startRawRelay((socket) => {
      socket.write('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort')
      setTimeout(() => socket.end(), 50)
    })
    const answer = await exchangeBytes(relay.port, GET)
    expect(answer).toMatch(/Content-Length: 100\r\n.*short$/s)
    expect(await relay.outcome()).toMatchObject({ code: 'upstream_invalid_response', status: 200 })
  })

  it('is cut when a chunk breaks off', async () => {
    await using relay = await startRawRelay((socket) => {
      socket.write('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n')
      setTimeout(() => socket.end(), 50)
    })
    const answer = await exchangeBytes(relay.port, GET)
    expect(answer).toContain('hello')
    expect(answer).not.toContain('\r\n0\r\n')
    expect((await relay.outcome()).code).toBe('upstream_invalid_response')
  })

  it('is cut when the upstream resets', async () => {
    await using relay = await startRawRelay((socket) => {
      socket.write('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n')
      setTimeout(() => socket.resetAndDestroy(), 50)
    })
    expect(await exchangeBytes(relay.port, GET)).not.toContain('\r\n0\r\n')
    expect((await relay.outcome()).code).toBe('upstream_invalid_response')
  })

  it('is reset for HTTP/1.0, where an orderly close would make it look whole', async () => {
    await using relay = await startRawRelay((socket) => {
      socket.write('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n')
      setTimeout(() => socket.end(), 50)
    })
    const client = net.connect(relay.port, '127.0.0.1')
    client.write('GET / HTTP/1.0\r\n\r\n')
    client.resume()
    const [error] = await once(client, 'error')
    expect(error).toMatchObject({ code: 'ECONNRESET' })
  })

  it('ends at its length, and what follows it is not taken for the next answer', async () => {
    let requests = 0
    const extra = 'HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\npoison'
    await using relay = await startRawRelay((socket) => {
      const own = `HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n${String(++requests).padStart(2)}`
      socket.write(requests === 1 ? own + extra : own)
    })
    const agent = new http.Agent({ keepAlive: true })
    const bodies: string[] = []
    for (let count = 0; count < 3; count++) bodies.push((await send(relay.url, { agent })).body)
    agent.destroy()
    expect(bodies).toEqual([' 1', ' 2', ' 3'])
  })
})

describe('a kept-alive connection that the upstream closes just then', () => {
  /** Answers the first request of each connection, and hangs up on the second. */
  async function startForgetful() {
    const received: string[] = []
    const server = net.createServer((socket) => {
      let count = 0
      socket.on('error', () => {})
      socket.on('data', (bytes) => {
        received.push(bytes.toString().split(' ')[0] as string)
        if (++count === 1) socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok')
        else socket.resetAndDestroy()
      })
    })
    return Object.assign(await startRelay(server), { received })
  }

  it('costs a GET nothing: it is sent again on a new connection', async () => {
    await using relay = await startForgetful()
    const statuses: number[] = []
    for (let count = 0; count < 4; count++) statuses.push((await send(relay.url)).status)
    expect(statuses).toEqual([200, 200, 200, 200])
    expect(relay.received.length).toBeGreaterThan(4)
  })

  it('fails a POST: whether it was carried out is not known', async () => {
    await using relay = await startForgetful()
    await send(relay.url)
    const answer = await send(relay.url, { method: 'POST' }, (r) => r.end('pay'))
    expect(answer.status).toBe(502)
    expect(relay.received.filter((method) => method === 'POST')).toHaveLength(1)
  })
})

describe('an upstream with too few connections', () => {
  it('answers 503 to those that wait too long, and to those too many', async () => {
    const upstream = { connectionsMax: 1, waitingMax: 1, waitTimeoutMs: 100 }
    await using relay = await startHttpRelay((_req, res) => res.write('forever'), { upstream })
    const first = http.get(relay.url)
    await once(first, 'response')
    const waiting = send(relay.url)
    await new Promise((wake) => setTimeout(wake, 20))
    const refused = await send(relay.url)
    expect(refused.status).toBe(503)
    expect((await waiting).status).toBe(503)
    expect(relay.outcomes.map(({ reason }) => reason)).toEqual([
      'too_many_waiting',
      'waited_for_connection',
    ])
    first.destroy()
    await relay.outcome(2)
    expect(relay.countUnderWay()).toBe(0)
  })
})
