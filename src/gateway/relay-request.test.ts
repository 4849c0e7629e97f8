import { once } from 'node:events'
import http, { type IncomingMessage } from 'node:http'
import { describe, expect, it } from 'vitest'
import { echo, exchangeBytes, send, startHttpRelay } from '../../test/gateway/relay-fixture.ts'

describe('relayRequest', () => {
  it('passes method, path, query and body on byte for byte', async () => {
    await using relay = await startHttpRelay(echo)
    const path = '/v1/a%2Bb;x//y?q=%20+&q=%E2%9C%93&empty='
    const answer = await send(relay.url + path, { method: 'PATCH' }, (r) => r.end('hello'))
    expect(JSON.parse(answer.body)).toMatchObject({ method: 'PATCH', url: path, body: 'hello' })
    expect(await relay.outcome()).toEqual({ code: 'relayed', status: 200 })
    expect(relay.countUnderWay()).toBe(0)
  })

  it('prefixes the base path of the upstream', async () => {
    await using relay = await startHttpRelay(echo)
    await using prefixed = await startHttpRelay(echo, {
      upstream: { url: new URL(`http://127.0.0.1:${relay.upstreamPort}/base/`) },
    })
    const answer = await send(`${prefixed.url}/v1/users?x=1`)
    expect(JSON.parse(answer.body).url).toBe('/base/v1/users?x=1')
  })

  it('keeps a known length, and sends an unknown one in chunks', async () => {
    await using relay = await startHttpRelay((req, res) => {
      if (req.url === '/known') res.setHeader('content-length', 5)
      res.write('he')
      setTimeout(() => res.end('llo'), 10)
    })
    const known = await send(`${relay.url}/known`)
    const unknown = await send(`${relay.url}/unknown`)
    expect(known).toMatchObject({ status: 200, body: 'hello', headers: { 'content-length': '5' } })
    expect(unknown).toMatchObject({ body: 'hello', headers: { 'transfer-encoding': 'chunked' } })
    expect(known.headers['transfer-encoding']).toBeUndefined()
  })

  it('keeps the length of an upload, and sends an unknown one in chunks', async () => {
    await using relay = await startHttpRelay(echo)
    const known = await send(relay.url, { method: 'PUT', headers: { 'content-length': 4 } }, (r) =>
      r.end('four'),
    )
    const unknown = await send(relay.url, { method: 'PUT' }, (r) => {
      r.write('fo')
      r.end('ur')
    })
    expect(JSON.parse(known.body).headers).toEqual(expect.arrayContaining(['content-length', '4']))
    expect(JSON.parse(unknown.body).headers).toEqual(
      expect.arrayContaining(['transfer-encoding', 'chunked']),
    )
    expect(JSON.parse(unknown.body).body).toBe('four')
  })

  it('answers HEAD with the length and without the body', async () => {
    await using relay = await startHttpRelay((_req, res) => {
      res.setHeader('content-length', 1234)
      res.end()
    })
    const answer = await send(relay.url, { method: 'HEAD' })
    expect(answer).toMatchObject({ status: 200, body: '', headers: { 'content-length': '1234' } })
    expect(answer.headers['transfer-encoding']).toBeUndefined()
  })

  it('relays 204 and 304 without body, and a connection goes on after them', async () => {
    await using relay = await startHttpRelay((req, res) => {
      res.writeHead(Number(req.url?.slice(1)), { etag: '"a"' })
      res.end()
    })
    const agent = new http.Agent({ keepAlive: true, maxSockets: 1 })
    for (const status of [204, 304, 204]) {
      const answer = await send(`${relay.url}/${status}`, { agent })
      expect(answer).toMatchObject({ status, body: '', headers: { etag: '"a"' } })
    }
    agent.destroy()
  })

  it('keeps the reason phrase, and a redirect is the client’s to follow', async () => {
    await using relay = await startHttpRelay((_req, res) => {
      res.writeHead(302, 'Look There', { location: '/elsewhere' })
      res.end()
    })
    const request = http.get(relay.url)
    const [answer] = (await once(request, 'response')) as [IncomingMessage]
    answer.resume()
    expect(answer.statusMessage).toBe('Look There')
    expect(answer.headers.location).toBe('/elsewhere')
  })

  it('answers a client of HTTP/1.0 without chunks', async () => {
    await using relay = await startHttpRelay((_req, res) => {
      res.write('one ')
      res.end('two')
    })
    const received = await exchangeBytes(relay.port, 'GET / HTTP/1.0\r\n\r\n')
    expect(received).toMatch(/^HTTP\/1\.1 200 OK\r\n/)
    expect(received).not.toMatch(/transfer-encoding/i)
    expect(received).toMatch(/\r\n\r\none two$/)
  })

  it('passes early hints on before the answer', async () => {
    await using relay = await startHttpRelay((_req, res) => {
      res.writeEarlyHints({ link: '</style.css>; rel=preload; as=style' }, () => res.end('done'))
    })
    const request = http.get(relay.url)
    const answered = once(request, 'response') as Promise<[IncomingMessage]>
    const [hints] = await once(request, 'information')
    const [answer] = await answered
    answer.resume()
    expect(hints).toMatchObject({
      statusCode: 103,
      headers: { link: '</style.css>; rel=preload; as=style' },
    })
    expect(answer.statusCode).toBe(200)
  })

  it('reuses connections: fewer of them than requests', async () => {
    const ports = new Set<number | undefined>()
    await using relay = await startHttpRelay((req, res) => {
      ports.add(req.socket.remotePort)
      res.end('ok')
    })
    for (let round = 0; round < 10; round++) {
      await Promise.all(Array.from({ length: 8 }, () => send(relay.url)))
    }
    expect(relay.outcomes).toHaveLength(80)
    expect(ports.size).toBeLessThanOrEqual(10)
  })

  it('does not let a slow answer hold up another one', async () => {
    await using relay = await startHttpRelay((req, res) => {
      if (req.url === '/fast') res.end('fast')
      else setTimeout(() => res.end('slow'), 300)
    })
    const slow = send(`${relay.url}/slow`)
    const first = await Promise.race([slow, send(`${relay.url}/fast`)])
    expect(first.body).toBe('fast')
    expect((await slow).body).toBe('slow')
  })
})
