import net from 'node:net'
import { describe, expect, it } from 'vitest'
import { exchangeBytes, startRelay } from '../../test/gateway/relay-fixture.ts'

const POST = 'POST / HTTP/1.1\r\nHost: a\r\n'
const GET = 'GET / HTTP/1.1\r\nHost: a\r\n'
/** Read as a body by one server, and as the next request by another. */
const HIDDEN = 'GET /hidden HTTP/1.1\r\nHost: a\r\n\r\n'
const CHUNKED = `5\r\nhello\r\n0\r\n\r\n${HIDDEN}`

/** A POST with these fields, and a body in chunks. */
function chunked(...fields: string[]): string {
  return `${POST}${fields.join('\r\n')}\r\n\r\n${CHUNKED}`
}

/** What must be answered 400 and not reach the upstream, not even in part. */
const refused: Readonly<Record<string, string>> = {
  'Content-Length and Transfer-Encoding': chunked(
    'Content-Length: 5',
    'Transfer-Encoding: chunked',
  ),
  'Transfer-Encoding and Content-Length': chunked(
    'Transfer-Encoding: chunked',
    'Content-Length: 5',
  ),
  'gzip in front of chunked': chunked('Transfer-Encoding: gzip, chunked'),
  'identity in front of chunked, in two fields': chunked(
    'Transfer-Encoding: identity',
    'Transfer-Encoding: chunked',
  ),
  'something after chunked': chunked('Transfer-Encoding: chunked, gzip'),
  'chunked in two fields': chunked('Transfer-Encoding: chunked', 'Transfer-Encoding: chunked'),
  'chunked twice in one field': chunked('Transfer-Encoding: chunked, chunked'),
  'chunked and identity': chunked('Transfer-Encoding: chunked', 'Transfer-Encoding: identity'),
  'a coding that ends in chunked': chunked('Transfer-Encoding: xchunked'),
  identity: chunked('Transfer-Encoding: identity'),
  'chunked in quotes': chunked('Transfer-Encoding: "chunked"'),
  'chunked with a parameter': chunked('Transfer-Encoding: chunked;a=b'),
  'chunked with a comma behind': chunked('Transfer-Encoding: chunked,'),
  'chunked behind a vertical tab': chunked('Transfer-Encoding: \x0bchunked'),
  'an empty Transfer-Encoding': `${POST}Transfer-Encoding: \r\nContent-Length: 5\r\n\r\nhello`,
  'chunked in HTTP/1.0': chunked('Transfer-Encoding: chunked').replace('HTTP/1.1', 'HTTP/1.0'),
  'Content-Length twice': `${POST}Content-Length: 5\r\nContent-Length: 0\r\n\r\nhello`,
  'Content-Length twice, the same': `${POST}Content-Length: 5\r\nContent-Length: 5\r\n\r\nhello`,
  'Content-Length as a list': `${POST}Content-Length: 5, 5\r\n\r\nhello`,
  'Content-Length with a sign': `${POST}Content-Length: +5\r\n\r\nhello`,
  'a negative Content-Length': `${POST}Content-Length: -5\r\n\r\nhello`,
  'a hexadecimal Content-Length': `${POST}Content-Length: 0x5\r\n\r\nhello`,
  'Content-Length with a space inside': `${POST}Content-Length: 5 5\r\n\r\nhello`,
  'an empty Content-Length': `${POST}Content-Length: \r\n\r\nhello`,
  'a Content-Length of 65 bits': `${POST}Content-Length: 18446744073709551621\r\n\r\nhello`,
  'a Content-Length that a double rounds': `${POST}Content-Length: 9007199254740993\r\n\r\nhello`,
  'a folded field': `${GET}X: a\r\n b\r\n\r\n`,
  'a folded Transfer-Encoding': chunked('Transfer-Encoding:', ' chunked'),
  'lines that end in LF': `GET / HTTP/1.1\nHost: a\n\n`,
  'a field that ends in LF': chunked('X: a\nTransfer-Encoding: chunked'),
  'a field with a CR inside': chunked('X: a\rTransfer-Encoding: chunked'),
  'a header that ends in LF': `${GET}\n`,
  'a space before the colon': `${POST}Content-Length : 5\r\n\r\nhello`,
  'a space before the colon of Transfer-Encoding': chunked('Transfer-Encoding : chunked'),
  'a space before the first field': 'GET / HTTP/1.1\r\n Host: a\r\n\r\n',
  'a NUL in a value': `${GET}X: a\0b\r\n\r\n`,
  'a control character in a value': `${GET}X: a\x01b\r\n\r\n`,
  'a field without a name': `${GET}: b\r\n\r\n`,
  'a field without a colon': `${GET}Foo\r\n\r\n`,
  'a field name that is no token': `${GET}Fo(o: b\r\n\r\n`,
  'a field name with a non-ASCII letter': `${GET}Fo\xe9: b\r\n\r\n`,
  'no Host': 'GET / HTTP/1.1\r\n\r\n',
  'two Hosts': `${GET}Host: b\r\n\r\n`,
  'HTTP/0.9': 'GET /\r\n\r\n',
  'HTTP/1.2': 'GET / HTTP/1.2\r\nHost: a\r\n\r\n',
  'HTTP/2.0': 'GET / HTTP/2.0\r\nHost: a\r\n\r\n',
  'the preface of HTTP/2': 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
  'a space in the target': 'GET /a b HTTP/1.1\r\nHost: a\r\n\r\n',
  'a tab in the request line': 'GET\t/a HTTP/1.1\r\nHost: a\r\n\r\n',
  'a control character in the target': 'GET /\x01 HTTP/1.1\r\nHost: a\r\n\r\n',
  'a method in lower case': 'get / HTTP/1.1\r\nHost: a\r\n\r\n',
}

/** What breaks after the body began: what was sent of it before may be seen, the rest may not. */
const brokenOff: Readonly<Record<string, string>> = {
  'chunks that end in LF': '5\nhello\n0\n\n',
  'chunk data that ends in LF': `5\r\nhello\n0\r\n\r\n${HIDDEN}`,
  'a chunk extension that ends in LF': `5;\nhello\r\n0\r\n\r\n${HIDDEN}`,
  'a CR in a chunk extension': `5;a\rb\r\nhello\r\n0\r\n\r\n${HIDDEN}`,
  'a chunk size with 0x': `0x5\r\nhello\r\n0\r\n\r\n${HIDDEN}`,
  'a chunk size with a space': `5 \r\nhello\r\n0\r\n\r\n${HIDDEN}`,
  'a negative chunk size': `-5\r\nhello\r\n0\r\n\r\n${HIDDEN}`,
  'a chunk size of more than 64 bits': `10000000000000005\r\nhello\r\n0\r\n\r\n${HIDDEN}`,
  'Content-Length as a trailer': `5\r\nhello\r\n0\r\nContent-Length: 5\r\n\r\n${HIDDEN}`,
}

/** A gateway in front of an upstream that only takes down what it gets. */
async function startRecorder() {
  const seen: string[] = []
  const server = net.createServer((socket) => {
    socket.on('error', () => {})
    socket.on('data', (bytes) => seen.push(bytes.toString('latin1')))
  })
  const relay = await startRelay(server)
  return Object.assign(relay, { seen })
}

describe('request smuggling', () => {
  for (const [attack, bytes] of Object.entries(refused)) {
    it(`refuses ${attack}`, async () => {
      await using relay = await startRecorder()
      const answer = await exchangeBytes(relay.port, bytes)
      expect(answer).toMatch(/^HTTP\/1\.1 400 /)
      expect(answer.match(/HTTP\/1\.1 /g)).toHaveLength(1)
      expect(relay.seen).toEqual([])
    })
  }

  for (const [attack, chunks] of Object.entries(brokenOff)) {
    it(`breaks off at ${attack}`, async () => {
      await using relay = await startRecorder()
      const bytes = `${POST}Transfer-Encoding: chunked\r\n\r\n${chunks}`
      const answer = await exchangeBytes(relay.port, bytes)
      expect(answer).toMatch(/^HTTP\/1\.1 400 /)
      expect(relay.seen.join('')).not.toContain('hidden')
      expect(relay.seen.join('')).not.toMatch(/\r\n0\r\n\r\n$/)
      expect((await relay.outcome()).code).toBe('client_aborted')
    })
  }

  it('refuses TRACE, which would echo what the gateway adds', async () => {
    await using relay = await startRecorder()
    const answer = await exchangeBytes(relay.port, 'TRACE / HTTP/1.1\r\nHost: a\r\n\r\n')
    expect(answer).toMatch(/^HTTP\/1\.1 405 /)
    expect(relay.seen).toEqual([])
  })

  it('refuses CONNECT by hanging up', async () => {
    await using relay = await startRecorder()
    const answer = await exchangeBytes(relay.port, 'CONNECT b:80 HTTP/1.1\r\nHost: a\r\n\r\n')
    expect(answer).toBe('')
    expect(relay.seen).toEqual([])
  })

  it('refuses more fields than the limit, and floods of them', async () => {
    await using relay = await startRecorder()
    const oneMore = await exchangeBytes(relay.port, `${GET}${'a: b\r\n'.repeat(200)}\r\n`)
    const many = await exchangeBytes(relay.port, `${GET}${'a: b\r\n'.repeat(250)}\r\n`)
    const flood = await exchangeBytes(relay.port, `${GET}${'a: b\r\n'.repeat(10_000)}\r\n`)
    for (const answer of [oneMore, many, flood]) expect(answer).toMatch(/^HTTP\/1\.1 431 /)
    expect(relay.seen).toEqual([])
  })

  it('frames a body anew: extensions of chunks are not passed on', async () => {
    await using relay = await startRecorder()
    const client = net.connect(relay.port, '127.0.0.1')
    client.write(`${POST}Transfer-Encoding: chunked\r\n\r\n5;ext=1\r\nhello\r\n0\r\n\r\n`)
    while (!relay.seen.join('').endsWith('0\r\n\r\n')) {
      await new Promise((wake) => setTimeout(wake, 5))
    }
    client.destroy()
    expect(relay.seen.join('')).toMatch(/\r\n5\r\nhello\r\n0\r\n\r\n$/)
  })
})
