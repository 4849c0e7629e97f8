import { once } from 'node:events'
import http from 'node:http'
import { text as readText } from 'node:stream/consumers'
import { expect, it } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { createShopKey } from '../../test/fixtures/open-memory-engine.ts'
import { createSigningKey, digestOf, send, signRequest } from '../../test/fixtures/sign-request.ts'
import { startGateway } from '../../test/fixtures/start-gateway.ts'
import { limits } from '../base/limits.ts'
import { revokeKey } from '../engine/keys/revoke-key.ts'
import { LOCAL_OPERATOR } from '../engine/principal.ts'

const EVERYTHING = { scopes: ['*:*'] }

/** Tells the length of the body that it got, and the body. */
function startEcho() {
  return http.createServer((req, res) => {
    readText(req).then((body) => res.end(JSON.stringify({ body, headers: req.headers })))
  })
}

it('lets a request pass that an independent library signed, and tells who it is', async () => {
  const { engine, url, seen } = await startGateway()
  const signer = await createSigningKey(engine, { ...EVERYTHING, owner: 'acme' })
  const answer = await send(await signRequest(signer, { url: `${url}/v1/users?page=2` }))
  expect(answer).toMatchObject({ status: 200, body: 'upstream GET /v1/users?page=2' })
  const [{ headers } = { headers: {} }] = seen
  expect(headers).toMatchObject({ 'x-keyward-key-id': signer.keyId, 'x-keyward-owner': 'acme' })
  expect(headers).not.toHaveProperty('signature')
  expect(headers).not.toHaveProperty('signature-input')
})

it.each([
  ['parts', ['@method', '@authority', '@path', '@query']],
  ['the target URI', ['@method', '@target-uri']],
  ['the request target', ['@method', '@authority', '@request-target']],
  [
    'more than it has to',
    ['@method', '@target-uri', '@scheme', '@query-param;name="page"', 'accept'],
  ],
])('takes a signature over %s', async (_what, fields) => {
  const { engine, url } = await startGateway()
  const signer = await createSigningKey(engine, EVERYTHING)
  const headers = { Accept: 'text/plain' }
  const signed = await signRequest(signer, { url: `${url}/v1/users?page=2`, headers, fields })
  expect((await send(signed)).status).toBe(200)
})

it('sends on a body that is what was signed, whole and unchanged', async () => {
  const { engine, url } = await startGateway({}, { upstream: startEcho() })
  const signer = await createSigningKey(engine, EVERYTHING)
  const body = JSON.stringify({ text: 'é'.repeat(20_000) })
  const answer = await send(await signRequest(signer, { url: `${url}/v1/users`, body }))
  expect(answer.status).toBe(200)
  const echoed = JSON.parse(answer.body)
  expect(echoed.body).toBe(body)
  expect(echoed.headers['content-length']).toBe(String(Buffer.byteLength(body)))
  expect(echoed.headers['content-digest']).toBe(digestOf(body))
})

it('takes in a body that comes in pieces, without a length', async () => {
  const { engine, url } = await startGateway({}, { upstream: startEcho() })
  const signer = await createSigningKey(engine, EVERYTHING)
  const signed = await signRequest(signer, { url: `${url}/v1/users`, body: 'one two three' })
  const answer = await new Promise<string>((resolve, reject) => {
    const { method, headers } = signed
    const chunked = { method, headers: { ...headers, 'Transfer-Encoding': 'chunked' } }
    const asked = http.request(signed.url, chunked, (res) => readText(res).then(resolve, reject))
    asked.write('one ')
    setTimeout(() => asked.write('two '), 20)
    setTimeout(() => asked.end('three'), 40)
  })
  expect(JSON.parse(answer)).toMatchObject({
    body: 'one two three',
    headers: { 'content-length': '13' },
  })
})

it('says that it waits for a body that asks whether it may come', async () => {
  const { engine, url } = await startGateway({}, { upstream: startEcho() })
  const signer = await createSigningKey(engine, EVERYTHING)
  const signed = await signRequest(signer, { url: `${url}/v1/users`, body: 'patience' })
  const answer = await new Promise<string>((resolve, reject) => {
    const { method, headers } = signed
    const asking = { method, headers: { ...headers, 'Content-Length': 8, Expect: '100-continue' } }
    const asked = http.request(signed.url, asking, (res) => readText(res).then(resolve, reject))
    asked.on('continue', () => asked.end('patience'))
    asked.flushHeaders()
  })
  expect(JSON.parse(answer).body).toBe('patience')
})

it('answers 413 to a body that is larger than may be taken in', async () => {
  const { engine, url, seen } = await startGateway()
  const signer = await createSigningKey(engine, EVERYTHING)
  const body = 'x'.repeat(limits.signedBodyBytesMax + 1)
  const signed = await signRequest(signer, { url: `${url}/v1/users`, body })
  expect((await send(signed)).status).toBe(413)
  const chunked = await signRequest(signer, { url: `${url}/v1/users`, body })
  const headers = { 'Transfer-Encoding': 'chunked' }
  expect((await send(chunked, { headers })).status).toBe(413)
  expect(seen).toEqual([])
  const fits = 'x'.repeat(limits.signedBodyBytesMax)
  expect(
    (await send(await signRequest(signer, { url: `${url}/v1/users`, body: fits }))).status,
  ).toBe(200)
})

it('holds scopes, addresses and limits as for any key', async () => {
  const { engine, url } = await startGateway()
  const rateLimits = [{ name: 'default', limit: 2, windowMs: 60_000, per: 'key' as const }]
  const reader = await createSigningKey(engine, { scopes: ['read:users'], rateLimits })
  const from = await createSigningKey(engine, { ...EVERYTHING, addresses: ['10.0.0.0/8'] })
  const ask = async (signer: typeof reader, path: string, body?: string) => {
    const what = { url: `${url}${path}`, ...(body === undefined ? {} : { body }) }
    return send(await signRequest(signer, what))
  }
  expect((await ask(reader, '/v1/users', '{}')).status).toBe(403)
  expect((await ask(reader, '/v1/users')).status).toBe(200)
  expect((await ask(reader, '/v1/users')).headers['ratelimit']).toContain('r=0')
  expect((await ask(reader, '/v1/users')).status).toBe(429)
  expect((await ask(from, '/v1/users')).status).toBe(403)
})

it('ends with the key', async () => {
  const { engine, url } = await startGateway()
  const signer = await createSigningKey(engine, EVERYTHING)
  const ask = async () => send(await signRequest(signer, { url: `${url}/v1/users` }))
  expect((await ask()).status).toBe(200)
  await revokeKey(engine, LOCAL_OPERATOR, signer.keyId, null)
  const answer = await ask()
  expect(answer.status).toBe(401)
  expect(JSON.parse(answer.body)).toMatchObject({ code: 'revoked', keyId: signer.keyId })
})

it('opens a WebSocket that was signed for, once, and closes it with the key', async () => {
  const upstream = http.createServer()
  const server = new WebSocketServer({ server: upstream })
  server.on('connection', (socket) => socket.on('message', (data) => socket.send(String(data))))
  const { engine, url, port } = await startGateway({}, { upstream })
  const signer = await createSigningKey(engine, EVERYTHING)
  const { headers } = await signRequest(signer, { url: `${url}/v1/feed` })
  const client = new WebSocket(`ws://127.0.0.1:${port}/v1/feed`, { headers })
  await once(client, 'open')
  client.send('hello')
  expect(String((await once(client, 'message'))[0])).toBe('hello')
  const again = new WebSocket(`ws://127.0.0.1:${port}/v1/feed`, { headers })
  expect(String((await once(again, 'error'))[0])).toContain('401')
  await revokeKey(engine, LOCAL_OPERATOR, signer.keyId, null)
  await once(client, 'close')
})

it('leaves signatures of others to the API, beside a plain key', async () => {
  const { engine, url, seen } = await startGateway()
  const stranger = { ...(await createSigningKey(engine, EVERYTHING)), keyId: 'somebody-else' }
  const { text } = await createShopKey(engine, EVERYTHING)
  const headers = { 'X-API-Key': text }
  const signed = await signRequest(stranger, { url: `${url}/v1/users`, headers })
  expect((await send(signed)).status).toBe(200)
  const input = signed.headers['Signature-Input']
  expect(seen[0]?.headers).toMatchObject({ 'signature-input': input })
  expect(seen[0]?.headers).not.toHaveProperty('x-api-key')
})

it('writes into its log why a signature does not count, and tells it nobody else', async () => {
  const { engine, url, logLines } = await startGateway()
  const signer = await createSigningKey(engine, EVERYTHING)
  const old = new Date(Date.now() - limits.signatureAgeMsMax - 2_000)
  const answer = await send(await signRequest(signer, { url: `${url}/v1/users`, created: old }))
  const unknown = await send(
    await signRequest(signer, { url: `${url}/v1/users`, keyId: 'key_000000000000' }),
  )
  expect(answer.status).toBe(401)
  expect(withoutRequestId(answer.body)).toEqual(withoutRequestId(unknown.body))
  expect(answer.headers['accept-signature']).toMatch(/^sig=\("@method" /)
  expect(unknown.headers['accept-signature']).toBe(answer.headers['accept-signature'])
  expect(logLines.join('')).toContain('"signature":"too_old"')
  expect(logLines.join('')).toContain('"signature":"unknown_key"')
})

function withoutRequestId(body: string): unknown {
  return { ...JSON.parse(body), requestId: null, instance: null }
}
