import { once } from 'node:events'
import http, { type IncomingMessage } from 'node:http'
import net from 'node:net'
import { text as readText } from 'node:stream/consumers'
import { describe, expect, it } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { issueTestToken } from '../../test/engine/issue-test-token.ts'
import { createShopKey } from '../../test/fixtures/open-memory-engine.ts'
import { closers, startGateway, withKey } from '../../test/fixtures/start-gateway.ts'
import type { ApiSettings } from '../engine/apis/api-settings.ts'
import { updateApi } from '../engine/apis/update-api.ts'
import type { Engine } from '../engine/engine.ts'
import { revokeKey } from '../engine/keys/revoke-key.ts'
import { rotateKey } from '../engine/keys/rotate-key.ts'
import { updateKey } from '../engine/keys/update-key.ts'
import { LOCAL_OPERATOR } from '../engine/principal.ts'
import { createRole } from '../engine/roles/create-role.ts'
import { updateRole } from '../engine/roles/update-role.ts'
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

  it('cuts what a key opened that may not open it any more, and lets the others be', async () => {
    const { engine, open } = await startStreams()
    const scopes = ['read:users']
    const settings = { description: '', scopes }
    const role = { apiId: 'shop', name: 'reader', settings, idempotency: null }
    await createRole(engine, LOCAL_OPERATOR, role)
    const narrowed = await createShopKey(engine, { scopes: ['read:*'] })
    const moved = await createShopKey(engine, { scopes })
    const lent = await createShopKey(engine, { scopes: [], roles: ['reader'] })
    const kept = await createShopKey(engine, { scopes: ['read:*', 'write:users'] })
    const token = await issueTestToken(engine, lent.text)
    const texts = [narrowed.text, moved.text, lent.text, token]
    const streams = await Promise.all(texts.map((text) => open(text)))
    const socket = await open(narrowed.text, 'ws')
    const lasting = await Promise.all([open(kept.text), open(kept.text, 'ws')])
    const change = (id: string, changes: object) => updateKey(engine, LOCAL_OPERATOR, id, changes)
    await change(narrowed.key.id, { scopes: ['read:orders'] })
    await change(moved.key.id, { addresses: ['192.0.2.0/24'] })
    await change(kept.key.id, { scopes, addresses: ['127.0.0.0/8'], name: 'still good' })
    await updateRole(engine, LOCAL_OPERATOR, 'shop', 'reader', { scopes: ['read:orders'] })
    await Promise.all([...streams, socket].map(({ isCut }) => isCut))
    expect(lasting.map(({ isOpen }) => isOpen())).toEqual([true, true])
  })

  it('cuts what the API does not let pass any more: unbound tokens, routes', async () => {
    const route = { method: 'GET', path: '/v1/users/events', scopes: ['read:users'], cost: 1 }
    const open = { ...route, public: true, scopes: [] }
    const news = { ...open, path: '/v1/users/news' }
    const mine = { ...route, path: '/v1/users/mine', public: false }
    const shop = await startStreams({ routes: [open, news, mine] })
    const { engine } = shop
    const { text } = await createShopKey(engine, { scopes: ['read:users'] })
    const token = await issueTestToken(engine, text)
    const [events, others, byToken, byKey] = await Promise.all([
      shop.open(),
      shop.open(undefined, 'http', 'news'),
      shop.open(token, 'http', 'mine'),
      shop.open(text, 'http', 'mine'),
    ])
    await updateApi(engine, LOCAL_OPERATOR, 'shop', {
      routes: [{ ...route, public: false }, news, mine],
      keyPolicy: { requireDpop: true },
    })
    await Promise.all([events.isCut, byToken.isCut])
    expect([others.isOpen(), byKey.isOpen()]).toEqual([true, true])
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

/** An upstream that never ends what it began, and clients of it. */
async function startStreams(api: Partial<ApiSettings> = {}) {
  const upstream = http.createServer((_req, res) => void res.write('data: 1\n\n'))
  const sockets = new WebSocketServer({ server: upstream })
  closers.push(() => sockets.close())
  const { engine, url } = await startGateway(api, { upstream })
  const open = async (text?: string, kind = 'http', name = 'events') => {
    const path = `${url.replace('http', kind === 'ws' ? 'ws' : 'http')}/v1/users/${name}`
    const options = text === undefined ? {} : withKey(text)
    const stream = await (kind === 'ws' ? openSocket(path, options) : openAnswer(path, options))
    let isOver = false
    const isCut = new Promise<void>((resolve) => {
      stream.on('close', () => {
        isOver = true
        resolve()
      })
    })
    return { isCut, isOpen: () => !isOver }
  }
  return { engine, open }
}

async function openSocket(url: string, options: object) {
  const socket = new WebSocket(url, options)
  await once(socket, 'open')
  return socket
}

async function openAnswer(url: string, options: object) {
  const [answer] = (await once(http.get(url, options), 'response')) as [IncomingMessage]
  answer.on('error', () => {}).resume()
  return answer
}

async function revokeTextOf(engine: Engine, token: string): Promise<void> {
  const live = await identifySubject(engine, token, [])
  if (live === undefined || live.token === null) throw new Error('no token')
  await revokeToken(engine, LOCAL_OPERATOR, live.token)
}
