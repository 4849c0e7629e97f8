import { describe, expect, it } from 'vitest'
import {
  openScanClient,
  startRawTarget,
  startTarget,
} from '../../../../test/fixtures/open-scan-client.ts'

describe('a field that would smuggle', () => {
  const smuggling: readonly Readonly<Record<string, string>>[] = [
    { 'X-API-Key': 'a\r\nX-Admin: true' },
    { 'X-API-Key': 'a\nb' },
    { 'X-API-Key': 'a\rb' },
    { 'X-API-Key': 'a\u0000b' },
    { 'X-API-Key': 'a\u007fb' },
    { 'X-API-Key': 'a\u010ab' },
    { 'X-API-Key': '🔑' },
    { 'X-A\r\nX-B': 'c' },
    { 'X A': 'b' },
    { 'X-A:': 'b' },
    { '': 'b' },
    { Host: 'other.test' },
    { 'Content-Length': '5' },
    { 'Transfer-Encoding': 'chunked' },
    { Connection: 'close, X-API-Key' },
    { Upgrade: 'websocket' },
    { Expect: '100-continue' },
    { TE: 'trailers' },
    { 'Proxy-Authorization': 'Basic x' },
    { 'X-A': 'b'.repeat(100_000) },
  ]
  for (const headers of smuggling) {
    it(`is not sent: ${JSON.stringify(headers).slice(0, 60)}`, async () => {
      let asked = 0
      const target = await startTarget((_req, res) => {
        asked += 1
        res.end()
      })
      const client = await openScanClient(target)
      expect(await client.send({ method: 'GET', url: target, headers })).toBeNull()
      expect(await client.sendBurst([{ method: 'GET', url: target, headers }], 1)).toEqual([null])
      expect([asked, client.requestsSent]).toEqual([0, 0])
    })
  }

  it('in a method or a URL is not sent either', async () => {
    const heads: string[] = []
    const target = await startRawTarget((socket, head) => {
      heads.push(head)
      socket.write('HTTP/1.1 204 No Content\r\n\r\n')
    })
    const client = await openScanClient(target, { isActive: true })
    for (const method of [
      'GET / HTTP/1.1\r\nX: y',
      'GE T',
      '',
      'CONNECT',
      'GET\u0000',
      'G\u0130T',
    ]) {
      expect(await client.send({ method, url: target }), method).toBeNull()
    }
    await client.send({ method: 'GET', url: `${target}/a b\r\nX-Admin: true/ü?q=\r\n\u0001x` })
    expect(heads).toHaveLength(1)
    expect(heads[0]).toMatch(/^GET \/a%20bX-Admin:%20true\/%C3%BC\?q=%01x HTTP\/1\.1\r\n/)
    expect(heads[0]).not.toMatch(/\nX-Admin/)
  })
})

describe('fields that are only odd', () => {
  it('are sent as they are, byte by byte', async () => {
    const heads: string[] = []
    const target = await startRawTarget((socket, head) => {
      heads.push(head)
      socket.write('HTTP/1.1 204 No Content\r\n\r\n')
    })
    const client = await openScanClient(target)
    const headers = { 'X-API-Key': '', 'X-Latin': 'Grüße\t!', 'x-QUOTED': '"; DROP' }
    await client.send({ method: 'GET', url: target, headers })
    expect(heads[0]).toContain('X-API-Key: \r\n')
    expect(heads[0]).toContain('X-Latin: Grüße\t!\r\n')
    expect(heads[0]).toContain('x-QUOTED: "; DROP\r\n')
  })

  it('are sent once each, the later layer over the earlier', async () => {
    const heads: string[] = []
    const target = await startRawTarget((socket, head) => {
      heads.push(head)
      socket.write('HTTP/1.1 204 No Content\r\n\r\n')
    })
    const settings = { headers: { 'x-tenant': 'given', 'USER-AGENT': 'given' }, userAgent: 'own' }
    const client = await openScanClient(target, settings)
    await client.send({
      method: 'GET',
      url: target,
      headers: { 'X-Tenant': 'asked', Accept: '*/*' },
    })
    expect(heads[0]).toContain('X-Tenant: asked\r\n')
    expect(heads[0]).toContain('USER-AGENT: given\r\n')
    expect(heads[0]).toContain('Accept: */*\r\n')
    expect(heads[0]?.match(/^(?:x-tenant|user-agent|accept):/gim)).toHaveLength(3)
  })
})

describe('odd fields of an answer', () => {
  it('are read as latin1 and never joined where they must not be', async () => {
    const target = await startRawTarget((socket) => {
      const head = 'HTTP/1.1 299 \xff\r\nX-Odd: \xe9\x80\xff\r\nX-Empty:\r\nSet-Cookie: a=1\r\n'
      socket.write(
        `${head}SET-COOKIE: b=2, c\r\nX-Odd: again\r\nContent-Length: 0\r\n\r\n`,
        'latin1',
      )
    })
    const client = await openScanClient(target)
    const answer = await client.send({ method: 'GET', url: target })
    expect(answer?.status).toBe(299)
    expect(answer?.headers.list('set-cookie')).toEqual(['a=1', 'b=2, c'])
    expect(answer?.headers.get('x-odd')).toBe('é\x80ÿ, again')
    expect(answer?.headers.get('X-EMPTY')).toBe('')
    expect(answer?.headers.get('x-none')).toBeNull()
    expect(answer?.contentType).toBe('')
  })

  it('named as properties of every object are only fields', async () => {
    const target = await startRawTarget((socket) => {
      const fields = '__proto__: polluted\r\nconstructor: x\r\ntoString: y\r\nContent-Length: 0'
      socket.write(`HTTP/1.1 200 OK\r\n${fields}\r\n\r\n`)
    })
    const client = await openScanClient(target)
    const answer = await client.send({ method: 'GET', url: target })
    expect(answer?.headers.get('__proto__')).toBe('polluted')
    expect(answer?.headers.get('hasOwnProperty')).toBeNull()
    expect(Reflect.get({}, 'polluted')).toBeUndefined()
  })
})
