import { createServer as createHttpServer } from 'node:http'
import { connect, type Server, type Socket } from 'node:net'
import { describe, expect, it } from 'vitest'
import { listen, openScanClient, startTarget } from '../../../../test/fixtures/open-scan-client.ts'
import { startTlsTarget } from '../../../../test/fixtures/start-tls-target.ts'

/** A small forward proxy that takes down what it is asked for. */
async function startProxy(credentials: string | null = null) {
  const seen: string[] = []
  const isAdmitted = (field: string | undefined) =>
    credentials === null || field === `Basic ${Buffer.from(credentials).toString('base64')}`
  const server: Server = createHttpServer((req, res) => {
    seen.push(`${req.method} ${req.url}`)
    if (isAdmitted(req.headers['proxy-authorization'])) {
      res.writeHead(200, { 'x-via': 'proxy' }).end(JSON.stringify(req.headers))
    } else res.writeHead(407, { 'proxy-authenticate': 'Basic' }).end()
  }).on('connect', (req, socket: Socket) => {
    seen.push(`CONNECT ${req.url}`)
    if (!isAdmitted(req.headers['proxy-authorization'])) {
      socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n')
      return
    }
    const { port } = new URL(`http://${req.url}`)
    const upstream = connect(Number(port), '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n')
      upstream.pipe(socket).pipe(upstream)
    })
    upstream.on('error', () => socket.destroy())
    socket.on('error', () => upstream.destroy())
  })
  return { seen, port: await listen(server) }
}

describe('a proxy', () => {
  it('is asked for the whole URL of a plain target, and nobody else is', async () => {
    let asked = 0
    const target = await startTarget((_req, res) => {
      asked += 1
      res.end()
    })
    const { seen, port } = await startProxy()
    const proxy = `http://127.0.0.1:${port}`
    const client = await openScanClient(target, { proxy })
    const headers = { 'X-API-Key': 'ä' }
    const answer = await client.send({ method: 'GET', url: `${target}/a?b`, headers })
    expect(answer).toMatchObject({ status: 200, json: { host: new URL(target).host } })
    expect(answer?.headers.get('x-via')).toBe('proxy')
    expect(seen).toEqual([`GET ${target}/a?b`])
    expect(asked).toBe(0)
    expect(await client.send({ method: 'GET', url: `${target}/delete` })).toBeNull()
    expect(await client.send({ method: 'GET', url: 'http://other.test/' })).toBeNull()
    expect(seen).toHaveLength(1)
  })

  it('tunnels to a TLS target, whose certificate still counts', async () => {
    const { url, ca } = await startTlsTarget()
    const { seen, port } = await startProxy()
    const proxy = `http://127.0.0.1:${port}`
    const client = await openScanClient(url, { proxy, ca })
    expect(await client.send({ method: 'GET', url })).toMatchObject({ status: 200, text: 'safe' })
    expect(seen).toEqual([`CONNECT ${new URL(url).host}`])
    expect(await client.inspectTls()).toBeNull()

    const wary = await openScanClient(url, { proxy })
    expect(await wary.send({ method: 'GET', url })).toBeNull()
    expect(wary.failures.map(({ reason }) => reason)).toEqual(['tls'])
  })

  it('gets its own credentials, which the target never sees', async () => {
    const { url, ca, seen: fields } = await startTlsTarget()
    const { port } = await startProxy('me:secret')
    const proxy = `http://me:secret@127.0.0.1:${port}`
    const client = await openScanClient(url, { proxy, ca })
    expect(await client.send({ method: 'GET', url })).toMatchObject({ status: 200 })
    expect(JSON.stringify(fields)).not.toMatch(/proxy/i)
  })

  it('that refuses us is no answer of the target', { timeout: 15_000 }, async () => {
    const { url, ca } = await startTlsTarget()
    const { port } = await startProxy('me:secret')
    const proxy = `http://127.0.0.1:${port}`
    for (const target of [url, 'http://127.0.0.1:9']) {
      const client = await openScanClient(target, { proxy, ca, timeoutMs: 1_000 })
      expect(await client.send({ method: 'GET', url: target })).toBeNull()
      expect(client.failures.map(({ reason }) => reason)).toEqual(['refused-connection'])
      expect(client.failures[0]?.detail).not.toContain('secret')
    }
  })

  it('that is not there is told, without its credentials', async () => {
    const proxy = 'http://me:secret@127.0.0.1:9'
    for (const target of ['http://target.test', 'https://target.test']) {
      const client = await openScanClient(
        target,
        { proxy, timeoutMs: 1_000 },
        { resolve: async () => [] },
      )
      expect(await client.send({ method: 'GET', url: target })).toBeNull()
      expect(client.failures.map(({ reason }) => reason)).toEqual(['refused-connection'])
      expect(client.failures[0]?.detail).not.toContain('secret')
    }
  })

  it('may know names that we do not, but not when addresses are to be avoided', async () => {
    const { seen, port } = await startProxy()
    const proxy = `http://127.0.0.1:${port}`
    const resolve = async () => []
    const url = 'http://inside.test/'
    const open = await openScanClient(url, { proxy }, { resolve })
    expect(await open.send({ method: 'GET', url })).toMatchObject({ status: 200 })
    const isAddressAllowed = () => true
    const wary = await openScanClient(url, { proxy, isAddressAllowed }, { resolve })
    expect(await wary.send({ method: 'GET', url })).toBeNull()
    expect(seen).toHaveLength(1)
  })
})
