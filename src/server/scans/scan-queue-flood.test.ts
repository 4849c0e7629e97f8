/** The attack: so many scans are asked for that the server has time for nothing else. */
import { performance } from 'node:perf_hooks'
import { setTimeout } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { createShopKey } from '../../../test/fixtures/open-memory-engine.ts'
import {
  openPeopleTarget,
  openScanManagement,
  openSilentTarget,
} from '../../../test/fixtures/open-scans.ts'
import { limits } from '../../base/limits.ts'

describe('a flood of scans', () => {
  it('fills the queue and no more; cancelling makes room again', async () => {
    const target = await openSilentTarget()
    const { call } = await openScanManagement({ targets: [target] })
    const ask = () => call('POST', '/v1/scans', { body: { target } })
    const room = limits.scansRunningMax + limits.scansQueuedMax
    const first = [await ask(), await ask()]
    const flood = Array.from({ length: limits.scansQueuedMax + 15 }, ask)
    const answers = [...first, ...(await Promise.all(flood))]
    const taken = answers.filter(({ status }) => status === 202)
    const refused = answers.filter(({ status }) => status === 503)
    expect([taken.length, refused.length]).toEqual([room, 15])
    expect(refused[0]?.json.code).toBe('overloaded')
    expect(refused[0]?.headers.get('retry-after')).toBe('60')
    const states = (await call('GET', '/v1/scans?limit=500')).json.items.map(({ state }) => state)
    expect(states).toHaveLength(room)
    expect(states.filter((each) => each === 'running')).toHaveLength(limits.scansRunningMax)

    const last = taken.at(-1)?.json.id
    const cancelled = await call('POST', `/v1/scans/${last}/cancel`)
    expect(cancelled.json).toMatchObject({ state: 'cancelled' })
    expect((await ask()).status).toBe(202)
    expect((await ask()).status).toBe(503)
  })

  it('never keeps a decision waiting for longer than a moment', async () => {
    const target = await openPeopleTarget()
    const { call, engine, scan, waitFor } = await openScanManagement({ targets: [target] })
    const { text } = await createShopKey(engine, { scopes: ['read:users'] })
    const verify = async () => {
      const begun = performance.now()
      const body = { key: text, api: 'shop', scopes: ['read:users'] }
      const { json } = await call('POST', '/v1/keys/verify', { body })
      expect(json.allowed).toBe(true)
      return performance.now() - begun
    }
    const measure = async (isOver: () => boolean) => {
      const times: number[] = []
      while (!isOver() || times.length < 100) {
        times.push(await verify())
        await setTimeout(1)
      }
      return times.sort((one, other) => one - other)
    }
    const quiet = await measure(() => true)
    let left = 4
    const scans = Array.from({ length: left }, async () => {
      await waitFor(await scan({ target }))
      left--
    })
    const busy = await measure(() => left === 0)
    await Promise.all(scans)
    const at = (times: readonly number[], share: number) => times[Math.floor(times.length * share)]
    const told = { quiet: at(quiet, 0.5), busy: at(busy, 0.5), late: at(busy, 0.99) }
    // Two cores are shared with the scans; what must not be is that one waits for a whole scan.
    expect(told.busy, JSON.stringify(told)).toBeLessThan(100)
    expect(told.late, JSON.stringify(told)).toBeLessThan(500)
  })
})
