import { describe, expect, it } from 'vitest'
import { listenManagement } from '../../test/fixtures/listen-management.ts'
import { limits } from '../base/limits.ts'

const HEAD = 'GET /healthz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n'

describe('header flood', () => {
  it('by count', async () => {
    await using management = await listenManagement()
    const fields = Array.from({ length: limits.headersMax + 1 }, (_, index) => `a${index}: b\r\n`)
    const answer = await management.exchange(`${HEAD}${fields.join('')}\r\n`)
    expect(answer).toMatch(/^HTTP\/1\.1 431 /)
    expect(answer).toContain('headers_too_large')
  })

  it('by count, with a credential behind those that Node would keep', async () => {
    await using management = await listenManagement()
    const key = await management.createAdminKey({ scopes: ['*:*'] })
    const fields = Array.from({ length: 2_100 }, () => 'a:\r\n').join('')
    const answer = await management.exchange(`${HEAD}${fields}X-API-Key: ${key}\r\n\r\n`)
    expect(answer).toMatch(/^HTTP\/1\.1 431 /)
  })

  it('by size', async () => {
    await using management = await listenManagement()
    const answer = await management.exchange(
      `${HEAD}a: ${'b'.repeat(limits.headerBytesMax)}\r\n\r\n`,
    )
    expect(answer).toMatch(/^HTTP\/1\.1 431 /)
    expect(answer).toContain('application/problem+json')
  })

  it('by URL', async () => {
    await using management = await listenManagement()
    const url = `/v1/keys?name=${'x'.repeat(limits.urlLengthMax)}`
    const answer = await management.exchange(`GET ${url} HTTP/1.1\r\nHost: a\r\n\r\n`)
    expect(answer).toMatch(/^HTTP\/1\.1 414 /)
  })
})

describe('body bomb', () => {
  const post = (path: string, key: string, rest: string) =>
    `POST ${path} HTTP/1.1\r\nHost: a\r\nX-API-Key: ${key}\r\n` +
    `Content-Type: application/json\r\n${rest}`

  it.each(['/v1/keys', '/v1/keys/verify'])('announced, to %s', async (path) => {
    await using management = await listenManagement()
    const key = await management.createAdminKey({ scopes: ['*:*'] })
    using connection = await management.connect(
      post(path, key, `Content-Length: ${limits.bodyBytesMax + 1}\r\n\r\n`),
    )
    expect(await connection.receive('\r\n\r\n')).toMatch(/^HTTP\/1\.1 413 /)
  })

  it.each(['/v1/keys', '/v1/keys/verify'])('without end, to %s', async (path) => {
    await using management = await listenManagement()
    const key = await management.createAdminKey({ scopes: ['*:*'] })
    using connection = await management.connect(
      post(path, key, 'Transfer-Encoding: chunked\r\n\r\n'),
    )
    const chunk = `10000\r\n${' '.repeat(0x10000)}\r\n`
    for (let sent = 0; sent <= limits.bodyBytesMax; sent += 0x10000) connection.send(chunk)
    expect(await connection.receive('\r\n\r\n')).toMatch(/^HTTP\/1\.1 413 /)
  })

  it('from a stranger is not read at all', async () => {
    await using management = await listenManagement()
    using connection = await management.connect(
      post('/v1/keys/import', 'stranger', 'Content-Length: 30000000\r\n\r\n'),
    )
    expect(await connection.receive('\r\n\r\n')).toMatch(/^HTTP\/1\.1 401 /)
  })

  it('leaves the connection usable when the rest does come', async () => {
    await using management = await listenManagement()
    const key = await management.createAdminKey({ scopes: ['*:*'] })
    const length = limits.bodyBytesMax + 1
    using connection = await management.connect(
      post('/v1/keys/verify', key, `Content-Length: ${length}\r\n\r\n`),
    )
    await connection.receive('HTTP/1.1 413')
    connection.send(' '.repeat(length))
    connection.send('GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n')
    await connection.receive('HTTP/1.1 200')
  })
})

describe('slowloris', () => {
  const pace = { headersTimeoutMs: 50, connectionsCheckMs: 20 }

  it('cannot hold a connection by a header that never ends', async () => {
    await using management = await listenManagement({ pace })
    using connection = await management.connect('GET /healthz HTTP/1.1\r\nHost: a\r\nX: ')
    const answer = await connection.closed()
    expect(answer).toMatch(/^HTTP\/1\.1 408 /)
    expect(answer).toContain('request_timeout')
  })

  it('cannot hold one by saying nothing', async () => {
    await using management = await listenManagement({ pace })
    using connection = await management.connect()
    expect(await connection.closed()).toMatch(/^HTTP\/1\.1 408 /)
  })

  it('cannot hold one by a body that drips', async () => {
    await using management = await listenManagement({ pace, requestTimeoutMs: 100 })
    const key = await management.createAdminKey({ scopes: ['*:*'] })
    using connection = await management.connect(
      `POST /v1/keys HTTP/1.1\r\nHost: a\r\nX-API-Key: ${key}\r\n` +
        'Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n{',
    )
    const drip = setInterval(() => connection.send(' '), 20)
    expect(await connection.closed()).toMatch(/^HTTP\/1\.1 408 /)
    clearInterval(drip)
  })

  it('keeps no more connections than the limit', async () => {
    await using management = await listenManagement()
    management.listener.server.maxConnections = 2
    using first = await management.connect(HEAD)
    using second = await management.connect(HEAD)
    using third = await management.connect(`${HEAD}\r\n`)
    expect(await third.closed()).toBe('')
    first.send('\r\n')
    second.send('\r\n')
    await first.receive('200 OK')
    await second.receive('200 OK')
  })
})
