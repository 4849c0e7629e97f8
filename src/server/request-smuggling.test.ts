import type { ServerResponse } from 'node:http'
import { describe, expect, it } from 'vitest'
import { listenManagement } from '../../test/fixtures/listen-management.ts'

const HIDDEN = 'GET /readyz HTTP/1.1\r\nHost: a\r\n\r\n'
const LENGTH = Buffer.byteLength(HIDDEN)
const CHUNKED = `0\r\n\r\n${HIDDEN}`
const POST = 'POST /healthz HTTP/1.1\r\nHost: a'

/** Each may be read as one request or as two, by two servers in a row. */
const ambiguous: readonly (readonly [string, string])[] = [
  [
    'Content-Length and Transfer-Encoding',
    `${POST}\r\nContent-Length: ${LENGTH}\r\nTransfer-Encoding: chunked\r\n\r\n${CHUNKED}`,
  ],
  [
    'Transfer-Encoding and Content-Length',
    `${POST}\r\nTransfer-Encoding: chunked\r\nContent-Length: ${LENGTH}\r\n\r\n${CHUNKED}`,
  ],
  ['two lengths', `${POST}\r\nContent-Length: 0\r\nContent-Length: ${LENGTH}\r\n\r\n${HIDDEN}`],
  ['a list of lengths', `${POST}\r\nContent-Length: 0, ${LENGTH}\r\n\r\n${HIDDEN}`],
  ['a length with a sign', `${POST}\r\nContent-Length: +0\r\n\r\n${HIDDEN}`],
  [
    'a length that no number holds',
    `${POST}\r\nContent-Length: 99999999999999999999\r\n\r\n${HIDDEN}`,
  ],
  ['a coding before chunked', `${POST}\r\nTransfer-Encoding: identity, chunked\r\n\r\n${CHUNKED}`],
  [
    'chunked twice',
    `${POST}\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n${CHUNKED}`,
  ],
  ['an unknown coding', `${POST}\r\nTransfer-Encoding: xchunked\r\n\r\n${CHUNKED}`],
  ['a space before the colon', `${POST}\r\nTransfer-Encoding : chunked\r\n\r\n${CHUNKED}`],
  ['a folded line', `${POST}\r\nX: y\r\n Transfer-Encoding: chunked\r\n\r\n${CHUNKED}`],
  [
    'Transfer-Encoding in HTTP/1.0',
    'POST /healthz HTTP/1.0\r\nHost: a\r\nConnection: keep-alive\r\n' +
      `Transfer-Encoding: chunked\r\n\r\n${CHUNKED}`,
  ],
  ['two hosts', `GET /healthz HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n${HIDDEN}`],
  ['no host', `GET /healthz HTTP/1.1\r\n\r\n${HIDDEN}`],
  ['HTTP/2.0 in a request line', `GET /healthz HTTP/2.0\r\nHost: a\r\n\r\n${HIDDEN}`],
  ['a bare line feed', `GET /healthz HTTP/1.1\nHost: a\n\n${HIDDEN}`],
  ['a carriage return in a value', `GET /healthz HTTP/1.1\r\nHost: a\r\nX: a\rb\r\n\r\n${HIDDEN}`],
  ['a NUL in a value', `GET /healthz HTTP/1.1\r\nHost: a\r\nX: a\0b\r\n\r\n${HIDDEN}`],
  ['a chunk size with a sign', `${POST}\r\nTransfer-Encoding: chunked\r\n\r\n+0\r\n\r\n${HIDDEN}`],
  ['a path in two spellings', `GET /v1/../healthz HTTP/1.1\r\nHost: a\r\n\r\n${HIDDEN}`],
  ['an encoded path', `GET /%68ealthz HTTP/1.1\r\nHost: a\r\n\r\n${HIDDEN}`],
  ['a double slash', `GET //healthz HTTP/1.1\r\nHost: a\r\n\r\n${HIDDEN}`],
  ['a backslash', `GET /v1\\..\\healthz HTTP/1.1\r\nHost: a\r\n\r\n${HIDDEN}`],
]

describe('a request that two servers may read differently', () => {
  it.each(ambiguous)('is refused, and nothing behind it is read: %s', async (_name, text) => {
    await using management = await listenManagement()
    const answer = await management.exchange(text)
    expect(answer).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/)
    expect(answer.match(/HTTP\/1\.1 \d/g)).toHaveLength(1)
    expect(answer).not.toContain('ready')
    expect(answer.toLowerCase()).toContain('connection: close')
    expect(answer).toContain('application/problem+json')
  })

  it('also on the fast path, where the key would be verified', async () => {
    await using management = await listenManagement()
    const key = await management.createAdminKey({ scopes: ['verify:keys'] })
    const answer = await management.exchange(
      `POST /v1/keys/verify HTTP/1.1\r\nHost: a\r\nX-API-Key: ${key}\r\n` +
        'Content-Type: application/json\r\nTransfer-Encoding: gzip, chunked\r\n\r\n' +
        `2\r\n{}\r\n0\r\n\r\n${HIDDEN}`,
    )
    expect(answer).toMatch(/^HTTP\/1\.1 400 /)
    expect(answer.match(/HTTP\/1\.1 \d/g)).toHaveLength(1)
  })
})

describe('a request behind one that is refused', () => {
  it.each([
    ['for its framing', 'Host: a\r\nHost: b\r\n'],
    ['for closing the connection', 'Host: a\r\nConnection: close\r\n'],
  ])('is not even handled: %s', async (_name, fields) => {
    await using management = await listenManagement()
    const key = await management.createAdminKey({ scopes: ['*:*'] })
    const smuggled =
      `POST /v1/apis HTTP/1.1\r\nHost: a\r\nX-API-Key: ${key}\r\n` +
      'Content-Type: application/json\r\nContent-Length: 13\r\n\r\n{"id":"evil"}'
    await management.exchange(`GET /nope HTTP/1.1\r\n${fields}\r\n${smuggled}`)
    expect((await management.call('GET', '/v1/apis/evil')).status).toBe(404)
  })
})

describe('requests one behind the other', () => {
  it('are answered in their order', async () => {
    await using management = await listenManagement()
    using connection = await management.connect(
      `GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n${HIDDEN}` +
        'GET /nope HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n',
    )
    const answer = await connection.closed()
    expect(answer.match(/HTTP\/1\.1 \d+/g)).toEqual([
      'HTTP/1.1 200',
      'HTTP/1.1 200',
      'HTTP/1.1 404',
    ])
  })

  it('do not get the error of the one behind for an answer', async () => {
    const arrived = Promise.withResolvers<ServerResponse>()
    await using management = await listenManagement({
      handler: (req, res) => void req.once('end', () => arrived.resolve(res)).resume(),
    })
    using connection = await management.connect(
      'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\n{}',
    )
    const res = await arrived.promise
    connection.send('NONSENSE\r\n\r\n')
    // The connection ends without a word: what came would be taken for the answer to the first.
    expect(await connection.closed()).toBe('')
    expect(res.destroyed).toBe(true)
  })

  it('are verified one by one on the fast path', async () => {
    await using management = await listenManagement()
    const key = await management.createAdminKey({ scopes: ['verify:keys'] })
    const ask = (id: string) => {
      const body = JSON.stringify({ key: id, api: 'shop' })
      return (
        `POST /v1/keys/verify HTTP/1.1\r\nHost: a\r\nX-API-Key: ${key}\r\nX-Request-Id: ${id}\r\n` +
        `Content-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`
      )
    }
    using connection = await management.connect(ask('a') + ask('b') + ask('c').slice(0, -5))
    await connection.receive('x-request-id: b')
    connection.send(ask('c').slice(-5) + ask('d'))
    const answer = await connection.receive('x-request-id: d')
    expect(answer.match(/x-request-id: \w/g)?.join(' ')).toBe(
      'x-request-id: a x-request-id: b x-request-id: c x-request-id: d',
    )
  })
})
