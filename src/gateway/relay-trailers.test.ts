import { once } from 'node:events'
import http, { type IncomingMessage } from 'node:http'
import { describe, expect, it } from 'vitest'
import {
  echo,
  exchangeBytes,
  send,
  startHttpRelay,
  startRawRelay,
} from '../../test/gateway/relay-fixture.ts'

describe('trailers of an answer', () => {
  it('are passed on with their announcement', async () => {
    await using relay = await startHttpRelay((_req, res) => {
      res.writeHead(200, { trailer: 'X-Checksum' })
      res.write('body')
      res.addTrailers({ 'X-Checksum': 'abc', 'Set-Cookie': 'late=1', 'X-Late': '1' })
      res.end()
    })
    const answer = await send(relay.url, { headers: { te: 'trailers' } })
    expect(answer).toMatchObject({ status: 200, body: 'body', headers: { trailer: 'X-Checksum' } })
    expect(answer.trailers).toEqual({ 'x-checksum': 'abc', 'x-late': '1' })
  })

  it('do not break an answer that cannot have them', async () => {
    const head = 'HTTP/1.1 200 OK\r\nTrailer: X-A\r\nTransfer-Encoding: chunked\r\n\r\n'
    await using relay = await startRawRelay((socket, received) => {
      const isHead = received.startsWith('HEAD')
      socket.write(isHead ? head : `${head}4\r\nbody\r\n0\r\nX-A: 1\r\n\r\n`)
    })
    expect(await send(relay.url, { method: 'HEAD' })).toMatchObject({ status: 200, body: '' })
    const old = await exchangeBytes(relay.port, 'GET / HTTP/1.0\r\n\r\n')
    expect(old).toMatch(/^HTTP\/1\.1 200 OK.*\r\n\r\nbody$/s)
  })
})

describe('trailers of a request', () => {
  it('are passed on, except what only the gateway may say', async () => {
    await using relay = await startHttpRelay(echo, { forward: { stripHeaders: ['x-api-key'] } })
    const names = 'X-Checksum, X-Keyward-Key-Id'
    const answer = await send(
      relay.url,
      { method: 'POST', headers: { trailer: names } },
      (request) => {
        request.write('bo')
        request.addTrailers({
          'X-Checksum': 'abc',
          'X-Keyward-Key-Id': 'key_evil',
          x_api_key: 'marked',
          Host: 'evil',
        })
        request.end('dy')
      },
    )
    const seen = JSON.parse(answer.body)
    expect(seen).toMatchObject({ body: 'body', trailers: ['X-Checksum', 'abc'] })
    expect(seen.headers).toEqual(expect.arrayContaining(['trailer', 'Transfer-Encoding', 'via']))
    expect(await relay.outcome()).toEqual({ code: 'relayed', status: 200 })
  })

  it('come with all else that an answer needs: backpressure, early answers, failures', async () => {
    const big = Buffer.alloc(5_000_000, 'x')
    await using relay = await startHttpRelay((req, res) => {
      if (req.url === '/early') res.writeHead(413).end('no')
      else if (req.url === '/cut') res.write('begun', () => res.destroy())
      else if (req.url === '/down') req.pipe(res)
      else if (req.url === '/reset') req.socket.resetAndDestroy()
    })
    const options = { method: 'POST', headers: { trailer: 'X-Checksum' } }
    const down = await send(`${relay.url}/down`, options, (request) => request.end(big))
    expect(down.body.length).toBe(big.length)
    const early = await send(`${relay.url}/early`, options, (request) => request.end(big))
    expect(early).toMatchObject({ status: 413, body: 'no' })
    await expect(send(`${relay.url}/cut`, options)).rejects.toThrow()
    expect((await send(`${relay.url}/reset`, options)).status).toBe(502)
    expect(relay.outcomes.map(({ code }) => code)).toEqual([
      'relayed',
      'relayed',
      'upstream_invalid_response',
      'upstream_unreachable',
    ])
    expect(relay.countUnderWay()).toBe(0)
  })

  it('end with the client', async () => {
    const closed = Promise.withResolvers<void>()
    await using relay = await startHttpRelay((_req, res) => {
      res.on('close', closed.resolve)
      res.write('begun')
    })
    const request = http.request(relay.url, { method: 'POST', headers: { trailer: 'X-A' } })
    request.on('error', () => {})
    request.end('x')
    const [answer] = (await once(request, 'response')) as [IncomingMessage]
    answer.on('error', () => {})
    request.destroy()
    await closed.promise
    expect((await relay.outcome()).code).toBe('client_aborted')
  })

  it('time out like all others', async () => {
    await using relay = await startHttpRelay(() => {}, { upstream: { headersTimeoutMs: 200 } })
    const options = { method: 'POST', headers: { trailer: 'X-A' } }
    expect((await send(relay.url, options)).status).toBe(504)
  })

  it('do not time out while it is the client that takes its time', async () => {
    const upstream = { headersTimeoutMs: 100 }
    await using relay = await startHttpRelay(echo, { upstream })
    const options = { method: 'POST', headers: { trailer: 'X-A' } }
    const answer = await send(relay.url, options, (request) => {
      request.write('slow')
      setTimeout(() => request.end('ly'), 500)
    })
    expect(JSON.parse(answer.body).body).toBe('slowly')
  })
})
