import { createServer } from 'node:https'
import { afterEach, describe, expect, it } from 'vitest'
import { eventOf } from '../../../test/fixtures/audit-events.ts'
import {
  createWebhookSecret,
  startWebhookReceiver,
} from '../../../test/fixtures/start-webhook-receiver.ts'
import { createSampleCertificate } from '../../../test/scanner/sample-certificate.ts'
import { SystemClock } from '../../base/clock.ts'
import { toAuditLine } from '../../engine/audit/hash-audit-event.ts'
import { parseWebhookSecret } from '../webhooks/parse-webhook-secret.ts'
import type { SinkFailure } from './sink.ts'
import { EVERYTHING } from './sink-filter.ts'
import { WebhookSink, type WebhookSinkOptions } from './webhook-sink.ts'

const closers: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})

async function receive(secret: string, options?: Parameters<typeof startWebhookReceiver>[1]) {
  const receiver = await startWebhookReceiver(secret, options)
  closers.push(() => receiver.close())
  return receiver
}

function openSink(
  url: URL,
  secrets: readonly string[],
  options: Partial<WebhookSinkOptions> = {},
): WebhookSink {
  const sink = new WebhookSink({
    kind: 'webhook',
    name: 'webhook',
    filter: EVERYTHING,
    since: 'beginning',
    url,
    secret: { kind: 'variable', name: 'X' },
    secrets: secrets.map((each) => parseWebhookSecret(each) ?? Buffer.alloc(0)),
    caFile: undefined,
    privateNetworks: [],
    clock: new SystemClock(),
    userAgent: 'keyward/test',
    ...options,
  })
  closers.push(() => sink.close())
  return sink
}

const failureOf = (sink: WebhookSink) =>
  sink.deliver([eventOf(1)]).then(
    () => undefined,
    (error: SinkFailure) => error,
  )

describe('a webhook', () => {
  it('is what the library of Standard Webhooks takes', async () => {
    const secret = createWebhookSecret()
    const receiver = await receive(secret)
    const sink = openSink(receiver.url, [secret])
    const event = eventOf(7, { after: { name: 'Zoë' } })
    await sink.deliver([event])
    expect(receiver.errors).toEqual([])
    const [told] = receiver.received
    expect(told).toMatchObject({ type: 'key.updated', url: '/hook?team=ops' })
    expect(JSON.stringify(told?.data)).toBe(toAuditLine(event))
    expect(told?.headers['user-agent']).toBe('keyward/test')
  })

  it('has the same id when it comes again, and another for another event', async () => {
    const secret = createWebhookSecret()
    const receiver = await receive(secret)
    const sink = openSink(receiver.url, [secret])
    const hash = 'a'.repeat(64)
    await sink.deliver([eventOf(1), eventOf(1), { ...eventOf(2), hash }])
    const ids = receiver.received.map(({ id }) => id)
    expect(ids[0]).toBe(ids[1])
    expect(ids[2]).not.toBe(ids[0])
  })

  it('is taken by those who have the old secret and by those who have the new one', async () => {
    const [old, current] = [createWebhookSecret(), createWebhookSecret()]
    for (const secret of [old, current]) {
      const receiver = await receive(secret)
      await openSink(receiver.url, [current, old]).deliver([eventOf(1)])
      expect(receiver.errors).toEqual([])
    }
    const receiver = await receive(createWebhookSecret())
    await openSink(receiver.url, [current, old]).deliver([eventOf(1)])
    expect(receiver.errors).toHaveLength(1)
  })

  it('goes by https to who proves itself, and to nobody else', async () => {
    const secret = createWebhookSecret()
    const { cert, key, ca } = await createSampleCertificate('good')
    const receiver = await receive(secret, { server: createServer({ cert, key }) })
    const url = new URL(`https://localhost:${receiver.url.port}/`)
    await openSink(url, [secret], { ca }).deliver([eventOf(1)])
    expect(receiver.received).toHaveLength(1)
    const failure = await failureOf(openSink(url, [secret]))
    expect(failure?.message).toMatch(/^no answer \(\w+: its certificate is not trusted/)
    expect(receiver.received).toHaveLength(1)
  })
})

describe('a receiver', () => {
  it.each([200, 201, 202, 204, 299])('that answers %i has it', async (status) => {
    const secret = createWebhookSecret()
    const receiver = await receive(secret)
    receiver.answer = (res) => void res.writeHead(status).end('ok')
    await openSink(receiver.url, [secret]).deliver([eventOf(1)])
  })

  it.each([300, 400, 401, 404, 410, 413, 429, 500, 503])(
    'that answers %i does not have it',
    async (status) => {
      const secret = createWebhookSecret()
      const receiver = await receive(secret)
      receiver.answer = (res) => void res.writeHead(status).end('no')
      const failure = await failureOf(openSink(receiver.url, [secret]))
      expect(failure?.message).toContain(`answered ${status}`)
    },
  )

  it('may say when to come again', async () => {
    const secret = createWebhookSecret()
    const receiver = await receive(secret)
    receiver.answer = (res) => void res.writeHead(503, { 'retry-after': '17' }).end()
    const sink = openSink(receiver.url, [secret])
    expect((await failureOf(sink))?.retryAfterMs).toBe(17_000)
    receiver.answer = (res) => void res.writeHead(503, { 'retry-after': 'soon' }).end()
    expect((await failureOf(sink))?.retryAfterMs).toBeNull()
  })

  it('that is slow is given up', async () => {
    const secret = createWebhookSecret()
    const receiver = await receive(secret)
    const sink = openSink(receiver.url, [secret], { timeoutMs: 200 })
    receiver.answer = () => {}
    expect((await failureOf(sink))?.message).toBe('did not answer in time')
  })

  it('that says 200 has it, also when its answer never ends, or breaks off', async () => {
    const secret = createWebhookSecret()
    const receiver = await receive(secret)
    const sink = openSink(receiver.url, [secret], { timeoutMs: 200 })
    receiver.answer = (res) => {
      const drip = setInterval(() => res.write('.'), 20)
      res.once('close', () => clearInterval(drip))
    }
    await sink.deliver([eventOf(1)])
    receiver.answer = (res) => {
      res.writeHead(200, { 'content-length': '9' }).write('.', () => res.destroy())
    }
    await sink.deliver([eventOf(2)])
    expect(receiver.received).toHaveLength(2)
  })

  it('that answers without end is listened to no longer than need be', async () => {
    const secret = createWebhookSecret()
    const receiver = await receive(secret)
    receiver.answer = (res) => {
      const pour = () => {
        while (res.write(Buffer.alloc(64_000))) if (res.destroyed) return
      }
      res.on('drain', pour)
      pour()
    }
    await openSink(receiver.url, [secret], { timeoutMs: 2_000 }).deliver([eventOf(1)])
  })

  it('that is not there is told of without path and query, which may hold a secret', async () => {
    const sink = openSink(new URL('http://127.0.0.1:1/T0/B0/token?k=v'), [createWebhookSecret()])
    const failure = await failureOf(sink)
    expect(failure?.message).toBe('no answer (ECONNREFUSED: nobody listens there)')
    expect(sink.destination).toBe('http://127.0.0.1:1')
  })
})
