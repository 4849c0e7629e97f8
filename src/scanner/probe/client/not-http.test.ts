import { createServer as createTlsServer } from 'node:tls'
import { describe, expect, it } from 'vitest'
import {
  listen,
  openScanClient,
  startRawTarget,
} from '../../../../test/fixtures/open-scan-client.ts'
import { limits } from '../../../base/limits.ts'

const greetings: Readonly<Record<string, string | Buffer>> = {
  SSH: 'SSH-2.0-OpenSSH_9.6\r\n',
  SMTP: '220 mail.example.com ESMTP\r\n',
  Redis: '-ERR unknown command\r\n',
  PostgreSQL: Buffer.from([0x45, 0, 0, 0, 0x0c, 0x53, 0x46, 0x41, 0, 0, 0]),
  'HTTP 0.9': '<html>hello</html>',
  'HTTP/2': 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
  noise: Buffer.from(Array.from({ length: 2_000 }, (_, index) => (index * 89 + 7) % 256)),
  'a status that is none': 'HTTP/1.1 abc OK\r\n\r\n',
  'a switch of protocols': 'HTTP/1.1 101 Switching\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n',
}

describe('what does not speak HTTP', () => {
  for (const [name, greeting] of Object.entries(greetings)) {
    it(`but ${name} is told as such`, async () => {
      const target = await startRawTarget((socket) => socket.end(greeting))
      const client = await openScanClient(target)
      expect(await client.send({ method: 'GET', url: target })).toBeNull()
      expect(client.failures.map(({ reason }) => reason)).toEqual(['not-http'])
    })
  }

  it('is not tried for ever, nor is what says nothing at all', async () => {
    for (const greeting of ['SSH-2.0-OpenSSH_9.6\r\n', '']) {
      let asked = 0
      const target = await startRawTarget((socket) => {
        asked += 1
        if (greeting !== '') socket.end(greeting)
      })
      const client = await openScanClient(target, { timeoutMs: 50, concurrency: 1 })
      const ask = async () => {
        for (let each = 0; each < 100; each += 1) {
          await client.send({ method: 'GET', url: `${target}/${each}` })
        }
      }
      await expect(ask()).rejects.toMatchObject({ name: 'ScanStopped', reason: 'target-gone' })
      expect(asked).toBe(limits.probeSilentFailuresMax)
    }
  })

  it('but hangs up broke the connection', async () => {
    const target = await startRawTarget((socket) => socket.end())
    const client = await openScanClient(target)
    expect(await client.send({ method: 'GET', url: target })).toBeNull()
    expect(client.failures.map(({ reason }) => reason)).toEqual(['reset'])
  })

  it('but resets broke the connection', async () => {
    const target = await startRawTarget((socket) => socket.resetAndDestroy())
    const client = await openScanClient(target)
    expect(await client.send({ method: 'GET', url: target })).toBeNull()
    expect(client.failures.map(({ reason }) => reason)).toEqual(['reset'])
  })

  it('but TLS, and TLS that is none, are told apart from it', async () => {
    const tls = createTlsServer({})
    tls.on('tlsClientError', () => {})
    const port = await listen(tls)
    const plain = await openScanClient(`http://127.0.0.1:${port}`)
    expect(await plain.send({ method: 'GET', url: `http://127.0.0.1:${port}` })).toBeNull()
    expect(plain.failures[0]?.reason).toMatch(/^(?:not-http|reset)$/)

    const target = await startRawTarget((socket) => socket.end('HTTP/1.1 400 Bad\r\n\r\n'))
    const url = target.replace('http:', 'https:')
    const client = await openScanClient(url)
    expect(await client.send({ method: 'GET', url })).toBeNull()
    expect(client.failures.map(({ reason }) => reason)).toEqual(['tls'])
    expect(await client.inspectTls()).toBeNull()
  })

  it('because nobody listens is refused, and told without the URL', async () => {
    const client = await openScanClient('http://127.0.0.1:9')
    const url = 'http://127.0.0.1:9/?api_key=never-shown'
    expect(await client.send({ method: 'GET', url })).toBeNull()
    expect(client.failures[0]).toMatchObject({ reason: 'refused-connection' })
    expect(client.failures[0]?.detail).not.toContain('never-shown')
  })
})
