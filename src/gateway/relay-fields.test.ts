import { describe, expect, it } from 'vitest'
import { echo, exchangeBytes, send, startHttpRelay } from '../../test/gateway/relay-fixture.ts'

/** The fields that the upstream saw, as `name: value` lines in their order. */
function seenFields(body: string): string[] {
  const raw = JSON.parse(body).headers as string[]
  return raw.flatMap((name, index) => (index % 2 === 0 ? [`${name}: ${raw[index + 1]}`] : []))
}

function bodyOf(bytes: string): string {
  return Buffer.from(bytes.slice(bytes.indexOf('\r\n\r\n') + 4), 'latin1').toString()
}

async function askRaw(port: number, fields: readonly string[]): Promise<string[]> {
  const head = ['GET / HTTP/1.1', 'Host: client.example', ...fields, 'Connection: close']
  const answer = await exchangeBytes(port, `${head.join('\r\n')}\r\n\r\n`)
  return seenFields(bodyOf(answer))
}

describe('request fields', () => {
  it('keeps spelling, order and repetitions', async () => {
    await using relay = await startHttpRelay(echo)
    const seen = await askRaw(relay.port, [
      'X-One: 1',
      'Cookie: a=1',
      'accept: text/html',
      'Cookie: b=2',
      'X-One: 2, 3',
      'X-Latin: caf\xe9',
    ])
    expect(seen.slice(2)).toEqual([
      'X-One: 1',
      'Cookie: a=1',
      'accept: text/html',
      'Cookie: b=2',
      'X-One: 2, 3',
      'X-Latin: caf\xe9',
      'via: 1.1 keyward',
    ])
  })

  it('drops what belongs to the client’s connection, and what Connection names', async () => {
    await using relay = await startHttpRelay(echo)
    const seen = await askRaw(relay.port, [
      'Keep-Alive: timeout=5',
      'Proxy-Connection: keep-alive',
      'Proxy-Authorization: Basic eA==',
      'Proxy-Authenticate: Basic',
      'TE: gzip, trailers;q=0.5, trailers',
      'Upgrade: h2c',
      'HTTP2-Settings: AAMAAABkAAQAAP__',
      'X-Mine: 1',
      'X-Other: 2',
      'Connection: X-Mine, HTTP2-Settings, te',
    ])
    expect(seen.slice(2)).toEqual(['X-Other: 2', 'via: 1.1 keyward'])
  })

  it('passes TE on as far as it asks for trailers', async () => {
    await using relay = await startHttpRelay(echo)
    const seen = await askRaw(relay.port, ['TE: gzip, trailers'])
    expect(seen).toContain('te: trailers')
  })

  it('sends its own host, or the client’s when told to', async () => {
    await using own = await startHttpRelay(echo)
    await using kept = await startHttpRelay(echo, { forward: { preserveHost: true } })
    expect(await askRaw(own.port, [])).toContain(`host: 127.0.0.1:${own.upstreamPort}`)
    expect(await askRaw(kept.port, [])).toContain('host: client.example')
  })

  it('adds to a Via that is there already', async () => {
    await using relay = await startHttpRelay(echo)
    const seen = await askRaw(relay.port, ['Via: 1.0 somebody'])
    expect(seen.slice(2)).toEqual(['Via: 1.0 somebody', 'via: 1.1 keyward'])
  })
})

describe('response fields', () => {
  it('keeps repeated Set-Cookie, spelling and order', async () => {
    await using relay = await startHttpRelay((_req, res) => {
      const fields = ['Set-Cookie', 'a=1', 'X-Mid', 'caf\xe9', 'Set-Cookie', 'b=2, c']
      res.writeHead(200, [...fields, 'Date', 'Mon, 23 Nov 2026 00:00:00 GMT'])
      res.end('ok')
    })
    const { rawHeaders, headers } = await send(relay.url)
    expect(headers['set-cookie']).toEqual(['a=1', 'b=2, c'])
    expect(rawHeaders.slice(0, 6)).toEqual([
      'Set-Cookie',
      'a=1',
      'X-Mid',
      'caf\xe9',
      'Set-Cookie',
      'b=2, c',
    ])
    expect(headers.date).toBe('Mon, 23 Nov 2026 00:00:00 GMT')
  })

  it('drops what belongs to the upstream’s connection, and what Connection names', async () => {
    await using relay = await startHttpRelay((_req, res) => {
      res.writeHead(200, {
        connection: 'close, x-private, content-length',
        'x-private': '1',
        'keep-alive': 'timeout=1',
        'proxy-authenticate': 'Basic',
        'content-length': '2',
        'x-public': '2',
      })
      res.end('ok')
    })
    const { headers, body } = await send(relay.url, { headers: { connection: 'keep-alive' } })
    expect(headers).toMatchObject({ 'x-public': '2', 'content-length': '2' })
    expect(headers).not.toHaveProperty('x-private')
    expect(headers).not.toHaveProperty('proxy-authenticate')
    expect(headers['keep-alive']).not.toBe('timeout=1')
    expect(body).toBe('ok')
  })

  it('sets fields of the gateway in place of the upstream’s', async () => {
    const responseHeaders = ['RateLimit', '"default";r=9;t=3', 'X-Request-Id', 'ours']
    await using relay = await startHttpRelay(
      (_req, res) => {
        res.writeHead(200, { ratelimit: '"theirs";r=1;t=1', 'x-other': '1' })
        res.end()
      },
      { forward: { responseHeaders } },
    )
    const { headers } = await send(relay.url)
    expect(headers).toMatchObject({
      ratelimit: '"default";r=9;t=3',
      'x-request-id': 'ours',
      'x-other': '1',
    })
  })
})
