import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { describe, expect, it } from 'vitest'
import { listenManagement } from '../../test/fixtures/listen-management.ts'
import { openManagement } from '../../test/fixtures/open-management.ts'
import { limits } from '../base/limits.ts'
import { openListener } from './listener.ts'

describe('openListener', () => {
  it('answers under the URL that it tells', async () => {
    await using management = await listenManagement({ host: 'localhost' })
    const { url, port } = management.listener
    expect(url).toBe(`http://localhost:${port}`)
    expect((await fetch(`${url}/healthz`)).status).toBe(200)
    expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200)
  })

  it('writes an IPv6 address as URLs do', async () => {
    await using management = await listenManagement({ host: '::1' })
    expect(management.listener.url).toBe(`http://[::1]:${management.listener.port}`)
    expect((await fetch(`${management.listener.url}/healthz`)).status).toBe(200)
  })

  it('keeps to the limits', async () => {
    await using management = await listenManagement()
    expect(management.listener.server).toMatchObject({
      headersTimeout: limits.headersTimeoutMs,
      requestTimeout: 0,
      keepAliveTimeout: limits.keepAliveTimeoutMs,
      maxConnections: limits.connectionsMax,
    })
  })

  it.each(['0.0.0.0', '::', '192.0.2.1'])('refuses clear text on %s', async (host) => {
    await expect(listenManagement({ host })).rejects.toMatchObject({ code: 'cleartext_refused' })
  })

  it('listens on every interface when a proxy ends TLS', async () => {
    await using management = await listenManagement({ host: '0.0.0.0', isTlsEndedByProxy: true })
    expect(management.listener.url).toBe(`http://localhost:${management.listener.port}`)
    expect((await fetch(`${management.listener.url}/healthz`)).status).toBe(200)
  })

  it('says that a port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => other.once('listening', resolve))
    const { port } = other.address() as AddressInfo
    await expect(listenManagement({ port })).rejects.toMatchObject({
      code: 'listen_failed',
      details: { detail: expect.stringContaining('another process') },
    })
    other.close()
  })

  it.each(['no-such-host.invalid', '192.0.2.1', ''])(
    'says that %j is no host of ours',
    async (host) => {
      const opened = listenManagement({ host, isTlsEndedByProxy: true })
      await expect(opened).rejects.toMatchObject({ code: 'listen_failed' })
    },
  )

  it('leaves WebSockets to whoever wants them, and other upgrades to nobody', async () => {
    const upgraded: string[] = []
    await using management = await listenManagement({
      upgrade: (req, socket) => {
        upgraded.push(req.headers.upgrade ?? '')
        socket.end('HTTP/1.1 101 Switching Protocols\r\n\r\n')
      },
    })
    const ask = (upgrade: string) =>
      management.exchange(
        'GET /healthz HTTP/1.1\r\nHost: a\r\nConnection: upgrade, close\r\n' +
          `Upgrade: ${upgrade}\r\n\r\n`,
      )
    expect(await ask('websocket')).toMatch(/^HTTP\/1\.1 101 /)
    expect(await ask('h2c')).toMatch(/^HTTP\/1\.1 200 /)
    expect(upgraded).toEqual(['websocket'])
  })

  it('survives connections that break in every way', async () => {
    await using management = await listenManagement()
    for (const text of ['', '\r\n\r\n', '\0\0\0', 'GET', '\x16\x03\x01\x02\x00\x01\x00']) {
      using connection = await management.connect(text)
      connection.socket.resetAndDestroy()
    }
    expect(await management.exchange('NONSENSE\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 /)
    expect((await fetch(`${management.listener.url}/healthz`)).status).toBe(200)
  })
})

describe('draining', () => {
  /** A server whose requests wait for `release`. */
  async function openSlow() {
    const management = await openManagement()
    const arrived = Promise.withResolvers<void>()
    const { promise: released, resolve: release } = Promise.withResolvers<void>()
    const listener = await openListener({
      host: '127.0.0.1',
      port: 0,
      tls: null,
      isTlsEndedByProxy: false,
      logger: management.deps.logger,
      handler: async (_req, res) => {
        arrived.resolve()
        await released
        res.end('done')
      },
    })
    return { listener, release, arrived: arrived.promise }
  }

  it('lets answers in flight end, and tells their connections to close', async () => {
    const { listener, release, arrived } = await openSlow()
    const answer = fetch(listener.url)
    await arrived
    const closing = listener.close(10_000)
    release()
    const response = await answer
    expect(await response.text()).toBe('done')
    expect(response.headers.get('connection')).toBe('close')
    await closing
  })

  it('accepts nobody any more', async () => {
    const { listener, release, arrived } = await openSlow()
    const answer = fetch(listener.url)
    await arrived
    const closing = listener.close(10_000)
    await expect(fetch(listener.url)).rejects.toThrow()
    release()
    await answer
    await closing
  })

  it('ends idle connections at once', async () => {
    await using management = await listenManagement()
    using connection = await management.connect('GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n')
    await connection.receive('"ok"')
    await management.listener.close(10_000)
    expect(await connection.closed()).not.toContain('Connection: close')
  })

  it('cuts what is not done in time, and connections that never asked anything', async () => {
    const { listener, arrived } = await openSlow()
    const silent = connect(listener.port, '127.0.0.1')
    const answer = fetch(listener.url)
    answer.catch(() => {})
    await arrived
    await listener.close(50)
    await expect(answer).rejects.toThrow()
    silent.destroy()
  })

  it('can be asked for twice', async () => {
    await using management = await listenManagement()
    await Promise.all([management.listener.close(100), management.listener.close(100)])
  })
})
