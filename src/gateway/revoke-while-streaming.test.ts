import { once } from 'node:events'
import http, { type IncomingMessage } from 'node:http'
import net from 'node:net'
import { text as readText } from 'node:stream/consumers'
import { describe, expect, it } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { issueTestToken } from '../../test/engine/issue-test-token.ts'
import { createShopKey } from '../../test/fixtures/open-memory-engine.ts'
import { closers, startGateway, withKey } from '../../test/fixtures/start-gateway.ts'
import type { Engine } from '../engine/engine.ts'
import { revokeKey } from '../engine/keys/revoke-key.ts'
import { rotateKey } from '../engine/keys/rotate-key.ts'
import { LOCAL_OPERATOR } from '../engine/principal.ts'
import { identifySubject } from '../engine/tokens/identify-subject.ts'
import { revokeToken } from '../engine/tokens/revoke-token.ts'
import { rotateSigningKeys } from '../engine/tokens/rotate-signing-keys.ts'

describe('revoked while a stream is open', () => {
  it('cuts server-sent events and WebSockets', async () => {
    const upstream = http.createServer((_req, res) => {
      res.writeHead(200, { 'content-type': 'text/event-stream' })
      res.write('data: 1\n\n')
    })
    const sockets = new WebSocketServer({ server: upstream })
    closers.push(() => sockets.close())
    const { engine, url } = await startGateway({}, { upstream })
    const { key, text } = await createShopKey(engine, { scopes: ['read:users'] })
    const socket = new WebSocket(`${url.replace('http', 'ws')}/v1/users/live`, withKey(text))
    await once(socket, 'open')
    const stream = http.get(`${url}/v1/users/events`, withKey(text))
    const [answer] = (await once(stream, 'response')) as [IncomingMessage]
    await once(answer, 'data')
    // Cut in the middle, so the client is told by an error, never by a clean end.
    const cut = new Promise((resolve) => answer.once('error', resolve))
    const isCut = Promise.all([once(socket, 'close'), cut])
    await revokeKey(engine, LOCAL_OPERATOR, key.id, null)
    await isCut
    expect(answer.complete).toBe(false)
  })

  it.each<[string, (token: string, engine: Engine, keyId: string) => Promise<unknown>]>([
    ['was revoked', (token, engine) => revokeTextOf(engine, token)],
    [
      'has a key whose secret was rotated away',
      (_token, engine, keyId) => rotateKey(engine, LOCAL_OPERATOR, keyId, { graceMs: 0 }),
    ],
    [
      'may be of whoever stole the signing keys',
      (_token, engine) => rotateSigningKeys(engine, LOCAL_OPERATOR, true),
    ],
    ['is of a second that is over', async () => {}],
  ])('cuts what a token opened that %s', async (why, end) => {
    const upstream = http.createServer((_req, res) => void res.write('data: 1\n\n'))
    const { engine, url } = await startGateway({}, { upstream })
    const { key, text } = await createShopKey(engine, { scopes: ['read:users'] })
    const lifetimeSeconds = why.startsWith('is of') ? 2 : null
    const token = await issueTestToken(engine, text, { lifetimeSeconds })
    const stream = http.get(`${url}/v1/users/events`, withKey(token))
    const [answer] = (await once(stream, 'response')) as [IncomingMessage]
    await once(answer, 'data')
    const cut = new Promise((resolve) => answer.once('error', resolve))
    await end(token, engine, key.id)
    await cut
    expect(answer.complete).toBe(false)
  })

  it('refuses an upgrade without a key', async () => {
    const { port } = await startGateway()
    const socket = net.connect(port, '127.0.0.1')
    socket.write(
      'GET /v1/users HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n' +
        'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n',
    )
    const answer = await readText(socket)
    expect(answer).toMatch(/^HTTP\/1\.1 401 Unauthorized\r\n/)
    expect(answer).toContain('"error":"unauthorized"')
  })
})

async function revokeTextOf(engine: Engine, token: string): Promise<void> {
  const live = await identifySubject(engine, token, [])
  if (live === undefined || live.token === null) throw new Error('no token')
  await revokeToken(engine, LOCAL_OPERATOR, live.token)
}
