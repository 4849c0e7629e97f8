import { createServer, type Socket } from 'node:net'
import { describe, expect, it } from 'vitest'
import { listen, openScanClient, startTarget } from '../../../../test/fixtures/open-scan-client.ts'
import { limits } from '../../../base/limits.ts'

const OK = 'HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok'

/** A connection is only used again when its answer was seen to be over. */
function untilIdle(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 20))
}

/** Answers by the count of requests on this connection, beginning at 1. */
async function startByCount(answer: (socket: Socket, count: number) => void) {
  const counter = { connections: 0, requests: 0 }
  const server = createServer((socket) => {
    counter.connections += 1
    let count = 0
    socket.on('error', () => {})
    socket.on('data', () => {
      counter.requests += 1
      count += 1
      answer(socket, count)
    })
  })
  return { target: `http://127.0.0.1:${await listen(server)}`, counter }
}

describe('a connection that is kept alive', () => {
  it('is used again', async () => {
    const { target, counter } = await startByCount((socket) => socket.write(OK))
    const client = await openScanClient(target)
    for (const path of ['/a', '/b', '/c']) {
      expect(await client.send({ method: 'GET', url: target + path })).toMatchObject({ text: 'ok' })
      await untilIdle()
    }
    expect(counter).toEqual({ connections: 1, requests: 3 })
  })

  it('and dies under the next request is replaced once, unnoticed', async () => {
    const { target } = await startByCount((socket, count) => {
      if (count === 1) socket.write(OK)
      else socket.resetAndDestroy()
    })
    const client = await openScanClient(target)
    for (const path of ['/a', '/b', '/c']) {
      expect(await client.send({ method: 'GET', url: target + path })).toMatchObject({ text: 'ok' })
    }
    expect(client.failures).toEqual([])
    expect(client.requestsSent).toBeLessThanOrEqual(5)
  })

  it('and dies under a request that changes something is not asked again', async () => {
    const { target, counter } = await startByCount((socket, count) => {
      if (count === 1) socket.write(OK)
      else socket.resetAndDestroy()
    })
    const client = await openScanClient(target, { isActive: true })
    await client.send({ method: 'POST', url: `${target}/a`, body: 'x' })
    await untilIdle()
    const before = counter.requests
    expect(await client.send({ method: 'POST', url: `${target}/b`, body: 'x' })).toBeNull()
    expect(counter.requests).toBe(before + 1)
    expect(client.failures.map(({ reason }) => reason)).toEqual(['reset'])
  })

  it('that is new and dies is not asked again', async () => {
    const { target, counter } = await startByCount((socket) => socket.destroy())
    const client = await openScanClient(target)
    expect(await client.send({ method: 'GET', url: target })).toBeNull()
    expect(counter.requests).toBe(1)
  })

  it('does not carry what was left of one answer into the next', async () => {
    const { target } = await startByCount((socket) => {
      socket.write(`${OK}HTTP/1.1 200 OK\r\ncontent-length: 8\r\n\r\npoisoned`)
    })
    const client = await openScanClient(target)
    for (const path of ['/a', '/b', '/c']) {
      const answer = await client.send({ method: 'GET', url: target + path })
      expect(answer?.text).not.toBe('poisoned')
      await untilIdle()
    }
  })
})

describe('a target that goes away', () => {
  it('after it has answered ends the scan', { timeout: 20_000 }, async () => {
    let isGone = false
    const target = await startTarget((req, res) => {
      if (isGone) req.socket.destroy()
      else res.writeHead(200, { connection: 'close' }).end()
    })
    const client = await openScanClient(target)
    await client.send({ method: 'GET', url: target })
    isGone = true
    const ask = async () => {
      for (let each = 0; each < 50; each += 1) {
        await client.send({ method: 'GET', url: `${target}/${each}` })
      }
    }
    await expect(ask()).rejects.toMatchObject({ name: 'ScanStopped', reason: 'target-gone' })
    await expect(client.send({ method: 'GET', url: target })).rejects.toThrow('target-gone')
    expect(client.requestsSent).toBeLessThan(20)
  })

  it('and comes back in time is scanned on', { timeout: 20_000 }, async () => {
    let isGone = false
    const target = await startTarget((req, res) => {
      if (isGone) req.socket.destroy()
      else res.writeHead(200, { connection: 'close' }).end()
    })
    const client = await openScanClient(target)
    await client.send({ method: 'GET', url: target })
    isGone = true
    setTimeout(() => {
      isGone = false
    }, 1_000)
    for (let each = 0; each < 30; each += 1) {
      await client.send({ method: 'GET', url: `${target}/${each}` })
    }
    expect(await client.send({ method: 'GET', url: `${target}/x` })).toMatchObject({ status: 200 })
  })

  it('before it has ever answered is left to whoever asks, for a while', async () => {
    const client = await openScanClient('http://127.0.0.1:9')
    const few = limits.probeSilentFailuresMax - 1
    for (let each = 0; each < few; each += 1) {
      expect(await client.send({ method: 'GET', url: `http://127.0.0.1:9/${each}` })).toBeNull()
    }
    expect(client.failures).toHaveLength(few)
  })
})
