import { once } from 'node:events'
import http from 'node:http'
import net from 'node:net'
import { describe, expect, it } from 'vitest'
import { type RawData, WebSocket, WebSocketServer } from 'ws'
import {
  echo,
  exchangeBytes,
  type FixtureOptions,
  startHttpRelay,
  startRawRelay,
  startRelay,
} from '../../test/gateway/relay-fixture.ts'
import { OpenExchanges } from './open-exchanges.ts'

const HANDSHAKE =
  'GET /socket HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n' +
  'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n'
const SWITCH =
  'HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n'

async function startEcho(options: FixtureOptions = {}) {
  const server = http.createServer(echo)
  const sockets = new WebSocketServer({ server, handleProtocols: () => 'chat' })
  const fields: http.IncomingHttpHeaders[] = []
  sockets.on('connection', (socket, req) => {
    fields.push(req.headers)
    socket.on('message', (data: RawData, isBinary) => socket.send(data, { binary: isBinary }))
  })
  return Object.assign(await startRelay(server, options), { fields, sockets })
}

async function connectRaw(port: number): Promise<net.Socket> {
  const socket = net.connect(port, '127.0.0.1')
  socket.on('error', () => {})
  socket.write(HANDSHAKE)
  await once(socket, 'readable')
  return socket
}

describe('a WebSocket', () => {
  it('goes through, with subprotocol, both ways, and closes cleanly', async () => {
    const forward = { headers: ['x-keyward-key-id', 'key_1'], stripHeaders: ['x-api-key'] }
    await using relay = await startEcho({ forward })
    const url = relay.url.replace('http', 'ws')
    const socket = new WebSocket(url, 'chat', { headers: { 'x-api-key': 'marked' } })
    await once(socket, 'open')
    expect(socket.protocol).toBe('chat')
    const big = Buffer.alloc(3_000_000, 'x')
    for (const message of ['hello', big]) {
      socket.send(message)
      const [data] = await once(socket, 'message')
      expect(Buffer.compare(data, Buffer.from(message))).toBe(0)
    }
    expect(relay.fields[0]).toMatchObject({ 'x-keyward-key-id': 'key_1', via: '1.1 keyward' })
    expect(relay.fields[0]).not.toHaveProperty('x-api-key')
    socket.close(1000, 'done')
    const [code] = await once(socket, 'close')
    expect(code).toBe(1000)
    expect(await relay.outcome()).toEqual({ code: 'relayed', status: 101 })
    expect(relay.countUnderWay()).toBe(0)
  })

  it('keeps what the client sent right behind its handshake', async () => {
    await using relay = await startEcho()
    const socket = net.connect(relay.port, '127.0.0.1')
    // A masked ping, with the mask 0 and no payload.
    socket.write(`${HANDSHAKE}\x89\x80\0\0\0\0`, 'latin1')
    let received = ''
    for await (const chunk of socket) {
      received += chunk.toString('latin1')
      if (received.includes('\x8a\0')) break
    }
    expect(received).toMatch(/^HTTP\/1\.1 101 /)
  })

  it('lives longer than the time-outs of the upstream', async () => {
    const upstream = { headersTimeoutMs: 200, bodyTimeoutMs: 200 }
    await using relay = await startEcho({ upstream })
    const socket = new WebSocket(relay.url.replace('http', 'ws'))
    await once(socket, 'open')
    await new Promise((wake) => setTimeout(wake, 1_500))
    socket.send('still there')
    const [data] = await once(socket, 'message')
    expect(String(data)).toBe('still there')
    socket.terminate()
  })

  it('ends when its key is no longer live', async () => {
    let isLive = true
    const exchanges = new OpenExchanges(() => isLive, 20)
    await using relay = await startEcho({ forward: { exchanges, holder: 'key_1' } })
    const socket = new WebSocket(relay.url.replace('http', 'ws'))
    await once(socket, 'open')
    expect(exchanges.size).toBe(1)
    isLive = false
    await once(socket, 'close')
    await relay.outcome()
    expect(exchanges.size).toBe(0)
    exchanges.close()
  })

  it('ends upstream when the client vanishes', async () => {
    await using relay = await startEcho()
    const connected = once(relay.sockets, 'connection')
    const socket = await connectRaw(relay.port)
    const [behind] = await connected
    const closed = once(behind, 'close')
    socket.resetAndDestroy()
    await closed
    expect((await relay.outcome()).status).toBe(101)
  })

  it('waits for a receiver that does not read', async () => {
    let sent = 0
    await using relay = await startRawRelay((socket, received) => {
      if (!received.startsWith('GET')) return
      socket.write(SWITCH)
      const pour = () => {
        while (socket.writable && sent < 300_000_000) {
          sent += 65_536
          if (!socket.write(Buffer.alloc(65_536))) break
        }
      }
      socket.on('drain', pour)
      pour()
    })
    const socket = await connectRaw(relay.port)
    socket.pause()
    await new Promise((wake) => setTimeout(wake, 300))
    expect(sent).toBeLessThan(40_000_000)
    socket.destroy()
  })
})

describe('half of a tunnel', () => {
  it('goes on to the upstream’s end after the client’s', async () => {
    const server = net.createServer({ allowHalfOpen: true }, (socket) => {
      socket.once('data', () => socket.write(SWITCH))
      socket.on('end', () => setTimeout(() => socket.end('last words'), 50))
    })
    await using relay = await startRelay(server)
    const client = net.connect({ port: relay.port, host: '127.0.0.1', allowHalfOpen: true })
    client.setEncoding('latin1')
    client.write(HANDSHAKE)
    expect((await once(client, 'data'))[0]).toMatch(/^HTTP\/1\.1 101 /)
    client.end()
    let rest = ''
    for await (const chunk of client) rest += chunk
    expect(rest).toBe('last words')
    await relay.outcome()
  })
})

describe('an upstream that does not switch', () => {
  it('is relayed like any answer, and the connection closed', async () => {
    const body = 'x'.repeat(2_000_000)
    await using relay = await startRelay(
      http.createServer((_req, res) => {
        res.writeHead(404, { 'content-length': body.length, 'x-why': 'no socket here' })
        res.end(body)
      }),
    )
    const answer = await exchangeBytes(relay.port, HANDSHAKE)
    expect(answer).toMatch(/^HTTP\/1\.1 404 Not Found\r\n/)
    expect(answer).toMatch(/\r\nx-why: no socket here\r\n/)
    expect(answer).toMatch(/\r\nConnection: close\r\n/)
    expect(answer.endsWith(body)).toBe(true)
    expect(await relay.outcome()).toEqual({ code: 'relayed', status: 404 })
  })

  it('is 502 when it is down, and when it switches to something else', async () => {
    const url = new URL('http://127.0.0.1:1')
    await using down = await startHttpRelay(echo, { upstream: { url } })
    expect(await exchangeBytes(down.port, HANDSHAKE)).toMatch(/^HTTP\/1\.1 502 /)
    await using other = await startRawRelay((socket) =>
      socket.write(SWITCH.replace('websocket', 'h2c')),
    )
    expect(await exchangeBytes(other.port, HANDSHAKE)).toMatch(/^HTTP\/1\.1 502 /)
    expect(other.outcomes[0]?.code).toBe('upstream_invalid_response')
  })

  it('is 504 when it does not answer', async () => {
    const upstream = { headersTimeoutMs: 200 }
    await using relay = await startRawRelay(() => {}, { upstream })
    expect(await exchangeBytes(relay.port, HANDSHAKE)).toMatch(/^HTTP\/1\.1 504 /)
  })
})

describe('an upgrade to anything else', () => {
  it('is ignored: h2c is served as HTTP/1.1, and the upstream never hears of it', async () => {
    await using relay = await startHttpRelay(echo)
    const answer = await exchangeBytes(
      relay.port,
      'GET / HTTP/1.1\r\nHost: a\r\nConnection: Upgrade, HTTP2-Settings, close\r\n' +
        'Upgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n\r\n',
    )
    expect(answer).toMatch(/^HTTP\/1\.1 200 OK/)
    expect(answer).not.toMatch(/h2c|http2-settings/i)
  })

  const refused: Readonly<Record<string, string>> = {
    'with a body': HANDSHAKE.replace('\r\n\r\n', '\r\nContent-Length: 5\r\n\r\nhello'),
    'with POST': HANDSHAKE.replace('GET', 'POST'),
    'in HTTP/1.0': HANDSHAKE.replace('HTTP/1.1', 'HTTP/1.0'),
    'without Host': HANDSHAKE.replace('Host: a\r\n', ''),
    'with two Hosts': HANDSHAKE.replace('\r\n\r\n', '\r\nHost: b\r\n\r\n'),
  }
  for (const [fault, bytes] of Object.entries(refused)) {
    it(`is refused ${fault}`, async () => {
      await using relay = await startEcho()
      expect(await exchangeBytes(relay.port, bytes)).toMatch(/^HTTP\/1\.1 400 /)
      expect(relay.fields).toEqual([])
    })
  }

  it('behind a request that is still being answered ends the connection', async () => {
    await using relay = await startEcho()
    const slow = 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nhi'
    expect(await exchangeBytes(relay.port, slow + HANDSHAKE)).not.toContain(' 101 ')
    expect(relay.fields).toEqual([])
    expect(await relay.outcome()).toEqual({ code: 'client_aborted', status: 0 })
  })
})
