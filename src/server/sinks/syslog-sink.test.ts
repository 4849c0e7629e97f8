import { setTimeout } from 'node:timers/promises'
import { pino } from 'pino'
import { generate } from 'selfsigned'
import { afterEach, describe, expect, it } from 'vitest'
import { appendEvents, eventOf, QUICK_PACE, until } from '../../../test/fixtures/audit-events.ts'
import { openMemoryEngine } from '../../../test/fixtures/open-memory-engine.ts'
import {
  type SyslogReceiver,
  startDatagramReceiver,
  startSyslogReceiver,
} from '../../../test/fixtures/start-syslog-receiver.ts'
import { createSampleCertificate } from '../../../test/scanner/sample-certificate.ts'
import { EVERYTHING } from './sink-filter.ts'
import { SinkPump } from './sink-pump.ts'
import { SyslogSink, type SyslogSinkOptions } from './syslog-sink.ts'

const closers: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close().catch(() => {})
})

function openSink(port: number, options: Partial<SyslogSinkOptions> = {}): SyslogSink {
  const sink = new SyslogSink({
    kind: 'syslog',
    name: 'syslog',
    filter: EVERYTHING,
    since: 'beginning',
    protocol: 'tcp',
    host: '127.0.0.1',
    port,
    messageBytesMax: 8_192,
    caFile: undefined,
    certFile: undefined,
    keyFile: undefined,
    hostname: 'gate-1',
    tls: {},
    settleMs: 100,
    ...options,
  })
  closers.push(() => sink.close())
  return sink
}

async function receive(options?: Parameters<typeof startSyslogReceiver>[0]) {
  const receiver = await startSyslogReceiver(options)
  closers.push(() => receiver.kill())
  return receiver
}

const numbers = (receiver: SyslogReceiver) =>
  receiver.messages.map(({ parameters }) => Number(parameters['seq']))

describe('a receiver by TCP', () => {
  it('gets every message whole, on one connection', async () => {
    const receiver = await receive()
    const sink = openSink(receiver.port)
    const events = Array.from({ length: 100 }, (_, index) => eventOf(index + 1))
    await sink.deliver(events.slice(0, 60))
    await sink.deliver(events.slice(60))
    await until(() => receiver.messages.length === 100)
    expect(numbers(receiver)).toEqual(events.map(({ seq }) => seq))
    expect([receiver.errors, receiver.connections()]).toEqual([[], 1])
    await sink.confirm()
  })

  it('that is not there is told, without a word about the events', async () => {
    const sink = openSink(1)
    await expect(sink.deliver([eventOf(1)])).rejects.toThrow('no connection (ECONNREFUSED: nobody')
  })

  it('that takes nothing any more is given up', async () => {
    const receiver = await receive({ isStuck: true })
    const sink = openSink(receiver.port, { stallMs: 200, messageBytesMax: 1_000_000 })
    const large = eventOf(1, { after: { name: 'x'.repeat(900_000) } })
    const sending = async () => {
      for (let round = 0; round < 40; round++) await sink.deliver([large])
    }
    await expect(sending()).rejects.toThrow('takes nothing any more')
  })

  it('that dies with messages unread gets them again, and all that follow, in order', async () => {
    const engine = await openMemoryEngine()
    const first = await receive()
    const { port } = first
    const sink = openSink(port)
    const pump = new SinkPump({
      name: 'syslog',
      sink,
      filter: EVERYTHING,
      since: 'now',
      engine,
      logger: pino({ level: 'silent' }),
      pace: QUICK_PACE,
    })
    closers.push(() => pump.close())
    await until(async () => (await engine.storage.findSinkPosition('syslog')) > 0)
    await appendEvents(engine, 10)
    await until(() => first.messages.length === 10)
    await first.kill()
    await appendEvents(engine, 10, 11)
    const second = await receive({ port })
    await until(() => numbers(second).at(-1) === (numbers(first)[0] ?? 0) + 19)
    const all = new Set([...numbers(first), ...numbers(second)])
    expect(all.size).toBe(20)
    expect(numbers(second)).toEqual(numbers(second).toSorted((left, right) => left - right))
  })

  it('that has read all by a stop is not told again', async () => {
    const receiver = await receive()
    const sink = openSink(receiver.port)
    await sink.deliver([eventOf(1)])
    await setTimeout(110)
    await sink.close()
    expect(receiver.messages).toHaveLength(1)
  })

  it('that closes at a stop a connection that is new may have read nothing', async () => {
    const receiver = await receive()
    const sink = openSink(receiver.port)
    await sink.deliver([eventOf(1)])
    await expect(sink.close()).rejects.toThrow('the receiver closed the connection')
  })
})

describe('a receiver by TLS', () => {
  it('is told when its certificate holds, and not otherwise', async () => {
    const { cert, key, ca } = await createSampleCertificate('good')
    const receiver = await receive({ tls: { cert, key } })
    const sink = openSink(receiver.port, { protocol: 'tls', host: 'localhost', tls: { ca } })
    await sink.deliver([eventOf(1)])
    await until(() => receiver.messages.length === 1)
    const stranger = openSink(receiver.port, { protocol: 'tls', host: 'localhost' })
    await expect(stranger.deliver([eventOf(2)])).rejects.toThrow('no connection (')
    const wrong = openSink(receiver.port, { protocol: 'tls', host: '127.0.0.1', tls: { ca } })
    await expect(wrong.deliver([eventOf(3)])).rejects.toThrow('ERR_TLS_CERT_ALTNAME_INVALID')
    expect(receiver.messages).toHaveLength(1)
  })

  it('that asks for a certificate is shown one', async () => {
    const { cert, key, ca } = await createSampleCertificate('good')
    const own = await generate([{ name: 'commonName', value: 'gate-1' }], {
      extensions: [{ name: 'basicConstraints', cA: true, critical: true }],
    })
    const receiver = await receive({ tls: { cert, key, ca: own.cert } })
    const tls = { ca, cert: own.cert, key: own.private }
    const sink = openSink(receiver.port, { protocol: 'tls', host: 'localhost', tls })
    await sink.deliver([eventOf(1)])
    await until(() => receiver.messages.length === 1)
    const nobody = openSink(receiver.port, { protocol: 'tls', host: 'localhost', tls: { ca } })
    await expect(deliverSurely(nobody)).rejects.toThrow()
  })
})

/** Of TLS 1.3 a client hears only after its first words that they were not wanted. */
async function deliverSurely(sink: SyslogSink): Promise<void> {
  await sink.deliver([eventOf(2)])
  await setTimeout(100)
  await sink.confirm()
}

describe('a receiver by UDP', () => {
  it('gets a datagram for each', async () => {
    const receiver = await startDatagramReceiver()
    closers.push(() => receiver.kill())
    const sink = openSink(receiver.port, { protocol: 'udp', messageBytesMax: 2_048 })
    await sink.deliver([eventOf(1), eventOf(2, { after: { name: 'ü'.repeat(2_000) } })])
    await until(() => receiver.messages.length === 2)
    expect(receiver.errors).toEqual([])
    expect(receiver.messages[1]?.parameters['omitted']).toBe('before after')
  })

  it('that does not listen is told where the system says so', async () => {
    const receiver = await startDatagramReceiver()
    const { port } = receiver
    await receiver.kill()
    const sink = openSink(port, { protocol: 'udp' })
    await sink.deliver([eventOf(1)])
    await until(() =>
      sink.confirm().then(
        () => false,
        (error: Error) => error.message.includes('nobody takes datagrams (ECONNREFUSED'),
      ),
    )
  })
})
