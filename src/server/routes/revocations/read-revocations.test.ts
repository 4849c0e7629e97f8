import { request } from 'node:http'
import { decodeJwt } from 'jose'
import { describe, expect, it } from 'vitest'
import { issueTestToken } from '../../../../test/engine/issue-test-token.ts'
import { listenManagement } from '../../../../test/fixtures/listen-management.ts'
import { type Management, openManagement } from '../../../../test/fixtures/open-management.ts'
import { limits } from '../../../base/limits.ts'
import { updateApi } from '../../../engine/apis/update-api.ts'
import { LOCAL_OPERATOR } from '../../../engine/principal.ts'
import { revokedKey } from '../../../engine/revocations/draft-revocation.ts'

async function revoke({ engine, clock }: Management, id: string): Promise<void> {
  const revocations = [revokedKey({ id, apiId: 'shop' }, clock.nowMs())]
  await engine.storage.appendTrail({ events: [], revocations })
}

const claimsOf = (text: string) =>
  decodeJwt<{ after: string; next: string; more: boolean; revocations: { keyId: string }[] }>(text)

describe('GET /v1/revocations', () => {
  it('200: answers a signed batch at once', async () => {
    const management = await openManagement()
    const key = await management.createAdminKey({ scopes: ['read:revocations'] })
    await revoke(management, 'key_1')
    const { status, headers, text } = await management.call('GET', '/v1/revocations', { key })
    expect(status).toBe(200)
    expect(headers.get('content-type')).toBe('application/jwt')
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('vary')).toBe('accept')
    const claims = claimsOf(text)
    expect(claims.revocations).toEqual([expect.objectContaining({ keyId: 'key_1' })])
    const again = await management.call('GET', `/v1/revocations?after=${claims.next}`, { key })
    expect(claimsOf(again.text)).toMatchObject({ after: claims.next, revocations: [] })
  })

  it('200: waits for news', async () => {
    const management = await openManagement()
    const { next } = claimsOf((await management.call('GET', '/v1/revocations')).text)
    const startedAt = performance.now()
    const waiting = management.call('GET', `/v1/revocations?after=${next}&wait=10`)
    setTimeout(() => void revoke(management, 'key_1'), 1_500)
    expect(claimsOf((await waiting).text).revocations).toHaveLength(1)
    expect(performance.now() - startedAt).toBeLessThan(2_500)
  })

  it('200: answers an empty batch when there was none', async () => {
    const management = await openManagement()
    const { next } = claimsOf((await management.call('GET', '/v1/revocations')).text)
    const path = `/v1/revocations?after=${next}&wait=1`
    expect(claimsOf((await management.call('GET', path)).text).revocations).toEqual([])
  })

  it.each(['after=x', 'after=a.b', 'after=-1', 'wait=31', 'wait=-1', 'wait=x', 'since=1'])(
    '400: %s',
    async (query) => {
      const { call } = await openManagement()
      expect((await call('GET', `/v1/revocations?${query}`)).status).toBe(400)
    },
  )

  it('401: without a key', async () => {
    const { call } = await openManagement()
    expect((await call('GET', '/v1/revocations', { key: null })).status).toBe(401)
  })

  it('403: with a key that lacks the scope', async () => {
    const { call, createAdminKey } = await openManagement()
    const key = await createAdminKey({ scopes: ['read:keys'] })
    expect((await call('GET', '/v1/revocations', { key })).status).toBe(403)
  })

  it('401: a key that is revoked while it waits learns nothing', async () => {
    const management = await openManagement()
    const { engine, call, createAdminKey, clock } = management
    const key = await createAdminKey({ scopes: ['read:revocations'] })
    const { next } = claimsOf((await call('GET', '/v1/revocations', { key })).text)
    const waiting = call('GET', `/v1/revocations?after=${next}&wait=10`, { key })
    await new Promise((resolve) => setTimeout(resolve, 50))
    const { items } = await engine.storage.listKeys(
      { apiId: 'keyward', nowMs: clock.nowMs() },
      { cursor: null, size: 10 },
    )
    for (const { id } of items) await call('POST', `/v1/keys/${id}/revoke`, { body: {} })
    expect((await waiting).status).toBe(401)
  })

  it('401: a token that would need a proof by now learns nothing', async () => {
    const { engine, call, createAdminKey } = await openManagement()
    const scopes = ['read:revocations']
    const key = await issueTestToken(engine, await createAdminKey({ scopes }))
    const { next } = claimsOf((await call('GET', '/v1/revocations', { key })).text)
    const waiting = call('GET', `/v1/revocations?after=${next}&wait=10`, { key })
    await new Promise((resolve) => setTimeout(resolve, 50))
    await updateApi(engine, LOCAL_OPERATOR, 'keyward', { keyPolicy: { requireDpop: true } })
    expect((await waiting).status).toBe(401)
  })

  it('503: when as many wait as may', async () => {
    const { engine, call } = await openManagement()
    const { next } = claimsOf((await call('GET', '/v1/revocations')).text)
    for (let each = 0; each < limits.revocationReadersMax; each++) engine.revocationFeed.enter()
    const path = `/v1/revocations?after=${next}`
    expect((await call('GET', `${path}&wait=1`)).status).toBe(503)
    expect((await call('GET', path)).status).toBe(200)
    const headers = { accept: 'text/event-stream' }
    expect((await call('GET', path, { headers })).status).toBe(503)
  })
})

interface Event {
  readonly id: string
  readonly data: string
}

/** Reads server-sent events over a real socket, as they come. */
async function openStream(port: number, key: string, headers: Record<string, string> = {}) {
  const asked = request({
    port,
    host: '127.0.0.1',
    path: '/v1/revocations',
    headers: { 'x-api-key': key, accept: 'text/event-stream', ...headers },
  })
  asked.end()
  const events: Event[] = []
  const waiting = new Set<() => void>()
  const ended = Promise.withResolvers<void>()
  const response = await new Promise<import('node:http').IncomingMessage>((resolve, reject) => {
    asked.once('response', resolve)
    asked.once('error', reject)
  })
  let text = ''
  response.setEncoding('utf8')
  response.on('data', (chunk: string) => {
    text += chunk
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      const lines = text.slice(0, end).split('\n')
      text = text.slice(end + 2)
      const field = (name: string) =>
        lines.find((line) => line.startsWith(name))?.slice(name.length)
      const data = field('data: ')
      if (data !== undefined) events.push({ id: field('id: ') ?? '', data })
    }
    for (const wake of waiting) wake()
  })
  response.on('error', () => {})
  response.once('close', ended.resolve)
  return {
    response,
    events,
    ended: ended.promise,
    close: () => asked.destroy(),
    until: (isDone: () => boolean) =>
      new Promise<void>((resolve) => {
        const check = () => {
          if (!isDone()) return
          waiting.delete(check)
          resolve()
        }
        waiting.add(check)
        check()
      }),
  }
}

const hasRevocation = ({ data }: Event) => claimsOf(data).revocations.length > 0

describe('the stream of revocations', () => {
  it('tells what there is, then each second that there is nothing, then news at once', async () => {
    await using management = await listenManagement()
    const key = await management.createAdminKey({ scopes: ['read:revocations'] })
    await revoke(management, 'key_1')
    const stream = await openStream(management.listener.port, key)
    expect(stream.response.headers['content-type']).toBe('text/event-stream')
    await stream.until(() => stream.events.length >= 2)
    const [first, second] = stream.events as [Event, Event]
    expect(claimsOf(first.data).revocations).toHaveLength(1)
    expect(claimsOf(second.data)).toMatchObject({
      after: first.id,
      next: first.id,
      revocations: [],
    })
    expect(second.id).toBe(first.id)
    const before = stream.events.length
    const startedAt = performance.now()
    await revoke(management, 'key_2')
    await stream.until(() => stream.events.slice(before).some(hasRevocation))
    expect(performance.now() - startedAt).toBeLessThan(500)
    stream.close()
  })

  it('goes on after Last-Event-ID', async () => {
    await using management = await listenManagement()
    const key = await management.createAdminKey({ scopes: ['read:revocations'] })
    await revoke(management, 'key_1')
    const first = await openStream(management.listener.port, key)
    await first.until(() => first.events.length > 0)
    first.close()
    await revoke(management, 'key_2')
    const { id } = first.events[0] as Event
    const second = await openStream(management.listener.port, key, { 'last-event-id': id })
    await second.until(() => second.events.length > 0)
    const { after, revocations } = claimsOf((second.events[0] as Event).data)
    expect(after).toBe(id)
    expect(revocations.map(({ keyId }) => keyId)).toEqual(['key_2'])
    second.close()
    const lost = await openStream(management.listener.port, key, { 'last-event-id': 'other.7' })
    await lost.until(() => lost.events.length > 0)
    expect(claimsOf((lost.events[0] as Event).data).revocations).toHaveLength(2)
    lost.close()
  })

  it('ends within a second or so of the end of its key', async () => {
    await using management = await listenManagement()
    const { key, secret } = await createReader(management)
    const stream = await openStream(management.listener.port, secret)
    await stream.until(() => stream.events.length > 0)
    const startedAt = performance.now()
    await management.call('POST', `/v1/keys/${key}/revoke`, { body: {} })
    await stream.ended
    expect(performance.now() - startedAt).toBeLessThan(1_500)
  })

  it('ends when the server drains, and no new one begins', async () => {
    await using management = await listenManagement()
    const { secret } = await createReader(management)
    const stream = await openStream(management.listener.port, secret)
    await stream.until(() => stream.events.length > 0)
    management.setDraining(true)
    await stream.ended
    const late = await openStream(management.listener.port, secret)
    expect(late.response.statusCode).toBe(503)
    late.close()
  })

  it('gives its place back, whoever ends it', async () => {
    await using management = await listenManagement()
    const { secret } = await createReader(management)
    const feed = management.engine.revocationFeed
    const leaves = Array.from({ length: limits.revocationReadersMax - 1 }, () => feed.enter())
    const { port } = management.listener
    for (let each = 0; each < 3; each++) {
      const stream = await openStream(port, secret)
      await stream.until(() => stream.events.length > 0)
      expect(feed.isFull).toBe(true)
      stream.close()
      await expect.poll(() => feed.isFull).toBe(false)
    }
    for (let each = 0; each < 3; each++) {
      const head = await fetch(`http://127.0.0.1:${port}/v1/revocations`, {
        method: 'HEAD',
        headers: { 'x-api-key': secret, accept: 'text/event-stream' },
      })
      expect(head.status).toBe(200)
      expect(feed.isFull).toBe(false)
    }
    for (const leave of leaves) leave()
  })

  it('keeps nothing for a reader that does not read', { timeout: 20_000 }, async () => {
    await using management = await listenManagement()
    const { secret } = await createReader(management)
    using slow = await management.connect(
      'GET /v1/revocations HTTP/1.1\r\nHost: x\r\nAccept: text/event-stream\r\n' +
        `X-API-Key: ${secret}\r\n\r\n`,
    )
    slow.socket.pause()
    const { engine, clock } = management
    const perTurn = limits.revocationsPerBatchMax
    for (let turn = 0; turn < 200; turn++) {
      const revocations = Array.from({ length: perTurn }, (_, index) =>
        revokedKey({ id: `key_${turn}_${index}`, apiId: 'shop' }, clock.nowMs()),
      )
      await engine.storage.appendTrail({ events: [], revocations })
      await new Promise((resolve) => setImmediate(resolve))
    }
    await new Promise((resolve) => setTimeout(resolve, 1_500))
    let waits = 0
    const { read } = engine.revocationFeed
    engine.revocationFeed.read = (after) => {
      waits++
      return read.call(engine.revocationFeed, after)
    }
    await new Promise((resolve) => setTimeout(resolve, 1_500))
    expect(waits).toBe(0)
    const place = slow.socket.bytesRead
    slow.socket.resume()
    await expect
      .poll(() => slow.received().includes(`.${200 * perTurn}\n`), { timeout: 10_000 })
      .toBe(true)
    expect(slow.socket.bytesRead).toBeGreaterThan(place)
  })
})

async function createReader(management: Management) {
  const body = { api: 'keyward', name: 'reader', scopes: ['read:revocations'] }
  const { json } = await management.call('POST', '/v1/keys', { body })
  return { key: json.id, secret: json.secret }
}
