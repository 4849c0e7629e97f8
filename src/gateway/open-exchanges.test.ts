import { once } from 'node:events'
import http, { type IncomingMessage } from 'node:http'
import { describe, expect, it } from 'vitest'
import { send, startHttpRelay } from '../../test/gateway/relay-fixture.ts'
import { type Asked, type OpenExchange, OpenExchanges } from './open-exchanges.ts'

function openStream(url: string): Promise<[IncomingMessage]> {
  const request = http.get(url, { agent: false })
  request.on('error', () => {})
  return once(request, 'response') as Promise<[IncomingMessage]>
}

function hasEnded(answer: IncomingMessage): Promise<boolean> {
  return new Promise((resolve) => {
    answer.on('error', () => {})
    answer.on('close', () => resolve(answer.complete))
    answer.resume()
  })
}

describe('OpenExchanges', () => {
  it('is empty again after each short exchange', async () => {
    await using exchanges = keep(new OpenExchanges(() => true))
    const forward = { exchanges: exchanges.it, holder: 'key_1' }
    await using relay = await startHttpRelay((_req, res) => res.end('ok'), { forward })
    await Promise.all([send(relay.url), send(relay.url), send(relay.url)])
    expect(exchanges.it.size).toBe(0)
  })

  it('cuts the streams of a key that died, and no others', async () => {
    const dead = new Set<unknown>()
    await using exchanges = keep(new OpenExchanges((holder) => !dead.has(holder), 20))
    const stream = (_req: unknown, res: http.ServerResponse) => void res.write('data: 1\n\n')
    await using one = await startHttpRelay(stream, {
      forward: { exchanges: exchanges.it, holder: 'key_1' },
    })
    await using two = await startHttpRelay(stream, {
      forward: { exchanges: exchanges.it, holder: 'key_2' },
    })
    await using open = await startHttpRelay(stream, { forward: { exchanges: exchanges.it } })
    const answers = await Promise.all([one, two, open].map((relay) => openStream(relay.url)))
    const [first, second, third] = answers.map(([answer]) => hasEnded(answer))
    dead.add('key_1')
    expect(await first).toBe(false)
    expect(await one.outcome()).toMatchObject({ code: 'unauthorized', status: 200 })
    await new Promise((wake) => setTimeout(wake, 60))
    expect(exchanges.it.size).toBe(2)
    dead.add('key_2')
    expect(await second).toBe(false)
    expect(await Promise.race([third, Promise.resolve('goes on')])).toBe('goes on')
  })

  it('answers 401 to a request of a dead key that the upstream has not answered', async () => {
    await using exchanges = keep(new OpenExchanges(() => false, 20))
    const forward = { exchanges: exchanges.it, holder: 'key_1' }
    await using relay = await startHttpRelay(() => {}, { forward })
    expect((await send(relay.url)).status).toBe(401)
  })

  it('takes a check that fails for a no', async () => {
    const failing = () => Promise.reject(new Error('storage is away'))
    await using exchanges = keep(new OpenExchanges(failing, 20))
    const forward = { exchanges: exchanges.it, holder: 'key_1' }
    await using relay = await startHttpRelay(() => {}, { forward })
    expect((await send(relay.url)).status).toBe(401)
  })

  it('asks once for all exchanges of a holder', async () => {
    let asked = 0
    const exchanges = new OpenExchanges(() => {
      asked++
      return true
    })
    for (let count = 0; count < 100; count++) exchanges.add(makeExchange('key_1', () => {}))
    await exchanges.sweep()
    expect(asked).toBe(1)
    exchanges.close()
  })

  it('judges 1,000 streams again when something has changed, and only then', async () => {
    let judged = 0
    const refusing = (path: string) => ({
      findRefusal: ({ target }: Asked) => {
        judged++
        return target.path === path ? ('forbidden' as const) : null
      },
    })
    let rights = refusing('')
    const exchanges = new OpenExchanges(() => rights)
    const ended: string[] = []
    for (let count = 0; count < 1_000; count++) {
      const path = count % 2 === 0 ? '/a' : '/b'
      const asked = { target: { method: 'GET', path, segments: [] }, address: undefined }
      const abort = (why: string) => void ended.push(`${path} ${why}`)
      exchanges.add({ ...makeExchange(`key_${count % 10}`, abort), asked })
    }
    await exchanges.sweep()
    await exchanges.sweep()
    expect([judged, ended]).toEqual([1_000, []])
    rights = refusing('/a')
    await exchanges.sweep()
    await exchanges.sweep()
    expect(judged).toBe(2_000)
    expect(new Set(ended)).toEqual(new Set(['/a forbidden']))
    expect(exchanges.size).toBe(500)
    exchanges.close()
  })
})

describe('the registry', () => {
  it('keeps exactly those that were added and not removed, in whatever order', async () => {
    const ended: string[] = []
    const exchanges = new OpenExchanges(() => false)
    const all = Array.from({ length: 50 }, (_, index) => {
      const holder = `key_${index}`
      return makeExchange(holder, () => void ended.push(holder))
    })
    for (const exchange of all) exchanges.add(exchange)
    const removed = all.filter((_, index) => index % 3 !== 0)
    for (const exchange of [...removed, ...removed].toReversed()) exchanges.remove(exchange)
    const left = all.filter((_, index) => index % 3 === 0).map(({ holder }) => holder)
    expect(exchanges.size).toBe(left.length)
    await exchanges.sweep()
    expect(ended.toSorted()).toEqual(left.toSorted())
    expect(exchanges.size).toBe(0)
    exchanges.close()
  })
})

describe('drain', () => {
  it('waits for what is under way', async () => {
    await using exchanges = keep(new OpenExchanges(() => true))
    const forward = { exchanges: exchanges.it }
    const slow: http.RequestListener = (_req, res) => void setTimeout(() => res.end('ok'), 100)
    await using relay = await startHttpRelay(slow, { forward })
    const answer = send(relay.url)
    while (exchanges.it.size === 0) await new Promise((wake) => setTimeout(wake, 5))
    expect(await exchanges.it.drain(5_000)).toBe(0)
    expect((await answer).body).toBe('ok')
  })

  it('cuts what does not end in time, and answers 503 where nothing was answered', async () => {
    await using exchanges = keep(new OpenExchanges(() => true))
    const forward = { exchanges: exchanges.it }
    await using relay = await startHttpRelay(
      (req, res) => {
        if (req.url === '/stream') res.write('begun')
      },
      { forward },
    )
    const [stream] = await openStream(`${relay.url}/stream`)
    const ended = hasEnded(stream)
    const silent = send(`${relay.url}/silent`)
    while (exchanges.it.size < 2) await new Promise((wake) => setTimeout(wake, 5))
    expect(await exchanges.it.drain(50)).toBe(2)
    expect(await ended).toBe(false)
    expect((await silent).status).toBe(503)
    expect(exchanges.it.size).toBe(0)
  })
})

function makeExchange(holder: string, abort: OpenExchange['abort']): OpenExchange {
  return { holder, asked: undefined, judgedBy: null, place: -1, abort }
}

function keep(it: OpenExchanges) {
  return { it, [Symbol.asyncDispose]: async () => it.close() }
}
