import { describe, expect, it } from 'vitest'
import { openScanClient, startTarget } from '../../../../test/fixtures/open-scan-client.ts'

describe('a redirect', () => {
  for (const status of [301, 302, 303, 307, 308, 300]) {
    it(`of ${status} is an answer and never followed`, async () => {
      let strangers = 0
      const stranger = await startTarget((_req, res) => {
        strangers += 1
        res.end()
      })
      let asked = 0
      const target = await startTarget((_req, res) => {
        asked += 1
        res.writeHead(status, { location: `${stranger}/steal` }).end('moved')
      })
      const client = await openScanClient(target, { headers: { 'X-API-Key': 'mine' } })
      const answer = await client.send({ method: 'GET', url: target })
      expect(answer).toMatchObject({ status, text: 'moved' })
      expect(answer?.headers.get('location')).toBe(`${stranger}/steal`)
      expect([asked, strangers]).toEqual([1, 0])
    })
  }

  it('to itself for ever is one answer', async () => {
    const target = await startTarget((req, res) => {
      res.writeHead(302, { location: req.url }).end()
    })
    const client = await openScanClient(target)
    expect(await client.send({ method: 'GET', url: `${target}/loop` })).toMatchObject({
      status: 302,
    })
    expect(client.requestsSent).toBe(1)
  })

  it('to another host cannot be followed by a rule, unless that host was given', async () => {
    let asked = 0
    const fields: unknown[] = []
    const other = await startTarget((req, res) => {
      asked += 1
      fields.push(req.headers['authorization'])
      res.end('here')
    })
    const target = await startTarget((_req, res) => res.end())
    const kept = await openScanClient(target)
    expect(await kept.send({ method: 'GET', url: `${other}/` })).toBeNull()
    expect(await kept.sendBurst([{ method: 'GET', url: `${other}/` }], 1)).toEqual([null])
    for (const url of [
      'file:///etc/passwd',
      'ftp://127.0.0.1/',
      'javascript:1',
      '//127.0.0.1',
      '/relative',
      '',
      target.replace('http:', 'https:'),
      target.replace('127.0.0.1', 'localhost'),
      target.replace('http://', 'http://127.0.0.1:1@evil.test:'),
    ]) {
      expect(await kept.send({ method: 'GET', url }), url).toBeNull()
    }
    expect([asked, kept.requestsSent]).toEqual([0, 0])

    const headers = { Authorization: 'Bearer mine' }
    const open = await openScanClient(target, { allowedOrigins: [`${other}/some/path`], headers })
    expect(await open.send({ method: 'GET', url: `${other}/` })).toMatchObject({ text: 'here' })
    expect(fields).toEqual([undefined])
  })

  it('with a user in its URL is asked without one', async () => {
    let authorization: unknown = 'none'
    const target = await startTarget((req, res) => {
      authorization = req.headers['authorization']
      res.end()
    })
    const client = await openScanClient(target)
    const url = target.replace('http://', 'http://user:password@')
    const answer = await client.send({ method: 'GET', url: `${url}/#part` })
    expect(answer?.request.url).toBe(`${target}/`)
    expect(authorization).toBeUndefined()
  })
})

describe('the same host by the other scheme', () => {
  it('may be asked on its usual port, without the fields of the scan', async () => {
    const seen: string[] = []
    const proxyTarget = await startTarget((req, res) => {
      seen.push(`${req.url} ${req.headers['x-tenant'] ?? 'nobody'}`)
      res.end()
    })
    const settings = { proxy: proxyTarget, headers: { 'X-Tenant': 'a' }, timeoutMs: 1_000 }
    const client = await openScanClient('https://127.0.0.1', settings)
    await client.send({ method: 'GET', url: 'http://127.0.0.1/' })
    expect(await client.send({ method: 'GET', url: 'http://127.0.0.1:8080/' })).toBeNull()
    expect(await client.send({ method: 'GET', url: 'http://127.0.0.2/' })).toBeNull()
    expect(seen).toEqual(['http://127.0.0.1/ nobody'])
  })
})
