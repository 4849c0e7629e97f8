import type { IncomingHttpHeaders } from 'node:http'
import { describe, expect, it } from 'vitest'
import { openScanClient, startTarget } from '../../../../test/fixtures/open-scan-client.ts'
import { limits } from '../../../base/limits.ts'
import { ScanStopped } from './exchange.ts'

describe('a question', () => {
  it('is asked once, unless it is to be fresh', async () => {
    let asked = 0
    const target = await startTarget((_req, res) => {
      asked += 1
      res.end(String(asked))
    })
    const client = await openScanClient(target)
    const request = { method: 'GET', url: `${target}/a` }
    const first = await client.send(request)
    expect(await client.send({ ...request, method: 'get', headers: {} })).toBe(first)
    expect(await client.send({ ...request, url: `${target}/b/../a#x` })).toBe(first)
    expect(await client.send({ ...request, isFresh: true })).toMatchObject({ text: '2' })
    expect(await client.send(request)).toBe(first)
    for (const other of [
      { method: 'HEAD', url: `${target}/a` },
      { method: 'GET', url: `${target}/a?` },
      { method: 'GET', url: `${target}/A` },
      { method: 'GET', url: `${target}/a`, headers: { 'X-API-Key': 'x' } },
      { method: 'GET', url: `${target}/a`, headers: { 'X-API-Key': 'X' } },
      { method: 'GET', url: `${target}/a`, body: '{}' },
    ]) {
      expect(await client.send(other)).not.toBe(first)
    }
    expect(asked).toBe(8)
    expect(client.answers).toHaveLength(8)
  })

  it('asked by several at the same time is sent once', async () => {
    let asked = 0
    const target = await startTarget((_req, res) => {
      asked += 1
      setTimeout(() => res.end(), 20)
    })
    const client = await openScanClient(target)
    const request = { method: 'GET', url: target }
    await Promise.all(Array.from({ length: 20 }, () => client.send(request)))
    expect(asked).toBe(1)
  })

  it('of a burst is asked every time', async () => {
    let asked = 0
    const target = await startTarget((_req, res) => {
      asked += 1
      res.end()
    })
    const client = await openScanClient(target)
    const request = { method: 'GET', url: target }
    await client.send(request)
    await client.sendBurst([request, request, request], 2)
    expect(asked).toBe(4)
  })

  it('carries the fields of the scan and its own', async () => {
    let fields: IncomingHttpHeaders = {}
    const target = await startTarget((req, res) => {
      fields = req.headers
      res.end()
    })
    const client = await openScanClient(target, { headers: { 'X-Tenant': 'a' } })
    await client.send({ method: 'GET', url: target })
    expect(fields).toMatchObject({
      accept: 'application/json, */*;q=0.5',
      'accept-encoding': 'gzip, deflate, br, zstd',
      'user-agent': 'keyward-test',
      'x-tenant': 'a',
    })
  })
})

describe('a rate limit', () => {
  it('that passes is waited for, and the answer is the real one', async () => {
    let asked = 0
    const target = await startTarget((_req, res) => {
      asked += 1
      if (asked <= 2) res.writeHead(429, { 'retry-after': '1' }).end()
      else res.end('data')
    })
    const client = await openScanClient(target)
    const beganMs = performance.now()
    const both = [`${target}/a`, `${target}/b`].map((url) => client.send({ method: 'GET', url }))
    const answers = await Promise.all(both)
    expect(answers.map((answer) => answer?.text)).toEqual(['data', 'data'])
    expect(performance.now() - beganMs).toBeGreaterThan(900)
    expect(performance.now() - beganMs).toBeLessThan(2_500)
  })

  it('that does not pass is an answer, and in the end not waited for', async () => {
    let asked = 0
    const target = await startTarget((_req, res) => {
      asked += 1
      res.writeHead(429, { 'retry-after': '0' }).end('slow down')
    })
    const client = await openScanClient(target, { concurrency: 1 })
    const statuses: (number | undefined)[] = []
    for (let each = 0; each < 10; each += 1) {
      statuses.push((await client.send({ method: 'GET', url: `${target}/${each}` }))?.status)
    }
    expect(statuses).toEqual(Array.from({ length: 10 }, () => 429))
    const retried = limits.probeVainWaitsMax * limits.probeLimitedRetriesMax
    expect(asked).toBe(10 + retried)
    // It may have passed by the time that somebody asks again.
    await client.send({ method: 'GET', url: `${target}/0` })
    expect(asked).toBe(11 + retried)
  })

  it('of a whole window is waited for where the answer is needed', {
    timeout: 30_000,
  }, async () => {
    const openAtMs = performance.now() + limits.probeRetryAfterMsMax + 1_500
    const target = await startTarget((_req, res) => {
      const waitMs = openAtMs - performance.now()
      if (waitMs <= 0) res.end('data')
      else res.writeHead(429, { 'retry-after': String(Math.ceil(waitMs / 1_000)) }).end()
    })
    const client = await openScanClient(target)
    const answers = await Promise.all(
      ['a', 'b'].map((each) =>
        client.send({ method: 'GET', url: `${target}/${each}`, isNeeded: true }),
      ),
    )
    expect(answers.map((answer) => answer?.text)).toEqual(['data', 'data'])
  })

  it('that lasts longer than a scan is an answer, needed or not', async () => {
    const target = await startTarget((_req, res) => {
      res.writeHead(429, { 'retry-after': '0' }).end()
    })
    const client = await openScanClient(target)
    const answer = await client.send({ method: 'GET', url: target, isNeeded: true })
    expect(answer?.status).toBe(429)
  })

  it('that asks for an hour gets seconds', { timeout: 30_000 }, async () => {
    let asked = 0
    const target = await startTarget((_req, res) => {
      asked += 1
      if (asked > 1) res.end('data')
      else res.writeHead(503, { 'retry-after': '3600' }).end()
    })
    const client = await openScanClient(target)
    const beganMs = performance.now()
    expect(await client.send({ method: 'GET', url: target })).toMatchObject({ text: 'data' })
    expect(performance.now() - beganMs).toBeLessThan(limits.probeRetryAfterMsMax + 1_000)
  })

  it('met by a burst is the answer', async () => {
    const target = await startTarget((_req, res) => {
      res.writeHead(429, { 'retry-after': '5' }).end()
    })
    const client = await openScanClient(target)
    const request = { method: 'GET', url: target }
    const answers = await client.sendBurst([request, request], 2)
    expect(answers.map((answer) => answer?.status)).toEqual([429, 429])
  })
})

describe('the end of a scan', () => {
  it('by Ctrl-C comes at once, whatever is under way or waits', async () => {
    const target = await startTarget(() => {})
    const controller = new AbortController()
    const settings = { concurrency: 2, requestsPerSecond: 3 }
    const client = await openScanClient(target, settings, { signal: controller.signal })
    const all = Array.from({ length: 10 }, (_, each) =>
      client.send({ method: 'GET', url: `${target}/${each}` }),
    )
    const burst = client.sendBurst([{ method: 'GET', url: target }], 1)
    const settled = Promise.allSettled([...all, burst])
    setTimeout(() => controller.abort(), 50)
    const beganMs = performance.now()
    for (const each of await settled) {
      expect(each).toMatchObject({ status: 'rejected', reason: { reason: 'cancelled' } })
    }
    expect(performance.now() - beganMs).toBeLessThan(500)
    await expect(client.send({ method: 'GET', url: target })).rejects.toThrow(ScanStopped)
    await expect(client.inspectTls()).rejects.toThrow(ScanStopped)
  })

  it('before its beginning sends nothing', async () => {
    const target = await startTarget((_req, res) => res.end())
    const client = await openScanClient(target, {}, { signal: AbortSignal.abort() })
    await expect(client.send({ method: 'GET', url: target })).rejects.toThrow('cancelled')
    expect(client.requestsSent).toBe(0)
  })

  it('closes every connection', async () => {
    let open = 0
    const target = await startTarget((req, res) => {
      open += 1
      req.socket.on('close', () => {
        open -= 1
      })
      res.end()
    })
    const client = await openScanClient(target)
    await client.send({ method: 'GET', url: target })
    await client.close()
    await client.close()
    await expect.poll(() => open).toBe(0)
    await expect(client.send({ method: 'GET', url: `${target}/b` })).rejects.toThrow(ScanStopped)
  })
})
