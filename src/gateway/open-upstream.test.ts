import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import http from 'node:http'
import https from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generate } from 'selfsigned'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { echo, listen, send, startHttpRelay } from '../../test/gateway/relay-fixture.ts'
import { openUpstream } from './open-upstream.ts'

let folder: string
let caFile: string
let pem: { private: string; cert: string }

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'keyward-upstream-'))
  pem = await generate([{ name: 'commonName', value: 'localhost' }], {
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 2, value: 'localhost' }] }],
  })
  caFile = join(folder, 'ca.pem')
  await writeFile(caFile, pem.cert)
})

afterAll(() => rm(folder, { recursive: true }))

async function startTlsUpstream() {
  const names: unknown[] = []
  const server = https.createServer({ key: pem.private, cert: pem.cert }, echo)
  server.on('secureConnection', (socket) => names.push(socket.servername))
  const url = new URL(`https://localhost:${await listen(server)}`)
  const close = async () => {
    server.close()
    server.closeAllConnections()
  }
  return { url, names, [Symbol.asyncDispose]: close }
}

describe('an upstream behind TLS', () => {
  it('is reached when its certificate is trusted', async () => {
    await using tls = await startTlsUpstream()
    await using relay = await startHttpRelay(echo, { upstream: { url: tls.url, caFile } })
    const answer = await send(relay.url, { method: 'POST' }, (request) => request.end('hello'))
    expect(JSON.parse(answer.body)).toMatchObject({ body: 'hello' })
    const options = { method: 'POST', headers: { trailer: 'X-A' } }
    expect((await send(relay.url, options)).status).toBe(200)
  })

  it('is not reached when it is not, unless told so', async () => {
    await using tls = await startTlsUpstream()
    await using strict = await startHttpRelay(echo, { upstream: { url: tls.url } })
    const upstream = { url: tls.url, rejectUnauthorized: false }
    await using lax = await startHttpRelay(echo, { upstream })
    expect((await send(strict.url)).status).toBe(502)
    expect((await strict.outcome()).code).toBe('upstream_unreachable')
    expect((await send(lax.url)).status).toBe(200)
  })

  it('is asked for by its own name, whatever Host the client sends', async () => {
    await using tls = await startTlsUpstream()
    const upstream = { url: tls.url, caFile }
    await using relay = await startHttpRelay(echo, { upstream, forward: { preserveHost: true } })
    for (const host of ['evil.example', 'other.example', 'evil.example']) {
      const answer = await send(relay.url, { headers: { host } })
      expect(JSON.parse(answer.body).headers).toEqual(expect.arrayContaining(['host', host]))
    }
    expect(tls.names).toEqual(['localhost'])
  })
})

describe('an upstream behind a Unix socket', () => {
  it('is reached', async () => {
    const path = join(folder, 'upstream.sock')
    const server = http.createServer(echo).listen(path)
    await using relay = await startHttpRelay(echo, { upstream: { url: new URL(`unix:${path}`) } })
    const answer = await send(`${relay.url}/v1/users`)
    expect(JSON.parse(answer.body)).toMatchObject({ url: '/v1/users' })
    const options = { method: 'POST', headers: { trailer: 'X-A' } }
    expect((await send(relay.url, options)).status).toBe(200)
    server.close()
    server.closeAllConnections()
  })
})

describe('openUpstream', () => {
  for (const url of ['ftp://a', 'http://user@a', 'http://user:pw@a', 'http://a?q', 'http://a#f']) {
    it(`refuses ${url}`, () => {
      expect(() => openUpstream({ url: new URL(url) })).toThrow(/upstream URL/)
    })
  }

  it('refuses certificates that cannot be read', () => {
    const options = { url: new URL('https://a'), caFile: join(folder, 'none.pem') }
    expect(() => openUpstream(options)).toThrow(/Cannot read/)
  })
})

describe('close', () => {
  it('waits for what is under way, and takes no more', async () => {
    const server = http.createServer((_req, res) => void setTimeout(() => res.end('late'), 100))
    const url = new URL(`http://127.0.0.1:${await listen(server)}`)
    await using relay = await startHttpRelay(echo, { upstream: { url } })
    const answer = send(relay.url)
    await new Promise((wake) => setTimeout(wake, 30))
    await relay.closeUpstream()
    expect((await answer).body).toBe('late')
    expect((await send(relay.url)).status).toBe(503)
    expect(relay.outcomes.at(-1)?.code).toBe('shutting_down')
    server.close()
  })
})
