import net from 'node:net'
import { Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { startHttpRelay } from '../../test/gateway/relay-fixture.ts'

function* endless(): Generator<Buffer> {
  for (;;) yield Buffer.alloc(64 * 1024, 'x')
}

describe('a connection that pipelines', () => {
  it('gets its answers in order, and keeps no listener of the requests behind it', async () => {
    await using relay = await startHttpRelay((req, res) => {
      setTimeout(() => res.end(`[${req.url}]`), req.url === '/0' ? 50 : 0)
    })
    const listeners = new Set<number>()
    relay.onRequest((req) => listeners.add(req.socket.listenerCount('close')))
    const client = net.connect(relay.port, '127.0.0.1')
    client.setEncoding('latin1')
    let received = ''
    client.on('data', (chunk) => {
      received += chunk
    })
    for (let round = 0; round < 5; round++) {
      received = ''
      for (let n = 0; n < 30; n++) client.write(`GET /${n} HTTP/1.1\r\nHost: a\r\n\r\n`)
      while (!received.includes('[/29]')) await new Promise((wake) => setTimeout(wake, 5))
      const order = Array.from(received.matchAll(/\[\/(\d+)\]/g), (found) => Number(found[1]))
      expect(order).toEqual(Array.from({ length: 30 }, (_, n) => n))
    }
    client.destroy()
    expect(Math.max(...listeners)).toBeLessThan(45)
  })
})

describe('a connection that pipelines and does not read', () => {
  it('holds up none of the answers that wait behind the first', async () => {
    await using relay = await startHttpRelay((req, res) => {
      if (req.url === '/large') Readable.from(endless()).pipe(res)
      else setTimeout(() => res.end('late'), 500)
    })
    const client = net.connect(relay.port, '127.0.0.1')
    for (const path of ['/large', '/late', '/late', '/late']) {
      client.write(`GET ${path} HTTP/1.1\r\nHost: a\r\n\r\n`)
    }
    await relay.outcome(2)
    expect(relay.outcomes).toEqual(Array(3).fill({ code: 'relayed', status: 200 }))
    client.destroy()
    expect(await relay.outcome(3)).toEqual({ code: 'client_aborted', status: 200 })
  })
})

describe('a client that goes away', () => {
  it('ends its pipelined requests too, whose turn had not come', async () => {
    const closed: string[] = []
    const all = Promise.withResolvers<void>()
    await using relay = await startHttpRelay((req, res) => {
      res.on('close', () => {
        closed.push(req.url ?? '')
        if (closed.length === 2) all.resolve()
      })
      if (req.url === '/second') res.write('an endless stream')
    })
    const client = net.connect(relay.port, '127.0.0.1')
    const line = 'HTTP/1.1\r\nHost: a\r\n\r\n'
    client.write(`GET /first ${line}GET /second ${line}`)
    setTimeout(() => client.destroy(), 100)
    await all.promise
    expect(closed.toSorted()).toEqual(['/first', '/second'])
    expect(relay.countUnderWay()).toBe(0)
  })
})
