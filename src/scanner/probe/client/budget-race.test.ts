import { describe, expect, it } from 'vitest'
import { openScanClient, startTarget } from '../../../../test/fixtures/open-scan-client.ts'
import { ScanStopped } from './exchange.ts'

async function startCounting(headers = {}) {
  const counter = { asked: 0 }
  const target = await startTarget((_req, res) => {
    counter.asked += 1
    setTimeout(() => res.writeHead(200, headers).end(), 2)
  })
  return { target, counter }
}

const list = (target: string, count: number) =>
  Array.from({ length: count }, (_, each) => ({ method: 'GET', url: `${target}/${each}` }))

describe('the budget', () => {
  it('is exact when many ask at once', async () => {
    const { target, counter } = await startCounting()
    const client = await openScanClient(target, { requestsBudget: 50, concurrency: 20 })
    const all = list(target, 100).map((request) => client.send(request))
    const settled = await Promise.allSettled(all)
    expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(50)
    const reasons = settled.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []))
    expect(reasons.every((each) => each instanceof ScanStopped && each.reason === 'budget')).toBe(
      true,
    )
    expect([counter.asked, client.requestsSent, client.requestsBudget]).toEqual([50, 50, 50])
  })

  it('is exact when bursts and sends race', async () => {
    const { target, counter } = await startCounting()
    const client = await openScanClient(target, { requestsBudget: 70, concurrency: 5 })
    const settled = await Promise.allSettled([
      client.sendBurst(list(target, 40), 40),
      ...list(target, 40).map((request) => client.send({ ...request, isFresh: true })),
      client.sendBurst(list(target, 40), 1_000),
    ])
    expect(settled.some(({ status }) => status === 'rejected')).toBe(true)
    expect([counter.asked, client.requestsSent]).toEqual([70, 70])
  })

  it('is what a burst gets, and then nothing', async () => {
    const { target, counter } = await startCounting()
    const client = await openScanClient(target, { requestsBudget: 3 })
    const answers = await client.sendBurst(list(target, 5), 5)
    expect(answers.map((answer) => answer?.status)).toEqual([200, 200, 200, undefined, undefined])
    await expect(client.sendBurst(list(target, 1), 1)).rejects.toMatchObject({ reason: 'budget' })
    await expect(client.send({ method: 'GET', url: target })).rejects.toThrow(ScanStopped)
    expect(await client.sendBurst([], 1)).toEqual([])
    expect(counter.asked).toBe(3)
  })

  it('is not spent by what has been answered, so that a rule can still look at it', async () => {
    const { target, counter } = await startCounting()
    const client = await openScanClient(target, { requestsBudget: 1 })
    const request = { method: 'GET', url: `${target}/same` }
    const all = await Promise.all(Array.from({ length: 10 }, () => client.send(request)))
    expect(new Set(all).size).toBe(1)
    expect(await client.send({ ...request, purpose: 'another' })).toBe(all[0])
    expect(counter.asked).toBe(1)
  })

  it('is spent by every retry', async () => {
    const { target, counter } = await startCounting()
    const refusing = await startTarget((_req, res) => {
      counter.asked += 1
      res.writeHead(429, { 'retry-after': '0' }).end()
    })
    const client = await openScanClient(refusing, { requestsBudget: 2 })
    await expect(client.send({ method: 'GET', url: refusing })).rejects.toThrow('budget')
    expect([counter.asked, client.requestsSent]).toEqual([2, 2])
    expect(target).toBeDefined()
  })

  it('of none sends nothing', async () => {
    const { target, counter } = await startCounting()
    const client = await openScanClient(target, { requestsBudget: 0 })
    await expect(client.send({ method: 'GET', url: target })).rejects.toThrow('budget')
    expect(counter.asked).toBe(0)
  })
})

describe('the rate', () => {
  it('is kept evenly, however many ask', async () => {
    const atMs: number[] = []
    const target = await startTarget((_req, res) => {
      atMs.push(performance.now())
      res.end()
    })
    const client = await openScanClient(target, { requestsPerSecond: 50, concurrency: 50 })
    await Promise.all(list(target, 26).map((request) => client.send(request)))
    const first = atMs[0] ?? 0
    expect((atMs.at(-1) ?? 0) - first).toBeGreaterThan(450)
    expect((atMs.at(-1) ?? 0) - first).toBeLessThan(1_500)
    // Half-way through not nearly all have left; the slack is for a machine that is busy.
    expect(atMs.filter((each) => each - first < 250).length).toBeLessThan(22)
  })

  it('does not hold for a burst', async () => {
    const { target } = await startCounting()
    const client = await openScanClient(target, { requestsPerSecond: 1 })
    const beganMs = performance.now()
    expect(await client.sendBurst(list(target, 30), 10)).toHaveLength(30)
    expect(performance.now() - beganMs).toBeLessThan(2_000)
  })

  it('goes with as many at a time as are allowed', async () => {
    let open = 0
    let openMax = 0
    const target = await startTarget((_req, res) => {
      open += 1
      openMax = Math.max(openMax, open)
      setTimeout(() => {
        open -= 1
        res.end()
      }, 10)
    })
    const client = await openScanClient(target, { concurrency: 3 })
    await Promise.all(list(target, 20).map((request) => client.send(request)))
    expect(openMax).toBe(3)
    await client.sendBurst(list(target, 20), 7)
    expect(openMax).toBe(7)
  })
})
