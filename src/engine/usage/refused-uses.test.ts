import { describe, expect, it } from 'vitest'
import { importRows, raw, row } from '../../../test/engine/import-rows.ts'
import {
  createTestApi,
  createTestKey,
  openTestEngine,
  type TestEngine,
  verdictOf,
} from '../../../test/engine/open-test-engine.ts'
import { wrapPort } from '../../../test/engine/wrap-port.ts'
import { limits } from '../../base/limits.ts'
import { DAY_MS, HOUR_MS } from '../../base/units.ts'
import { CachedStorage } from '../../storage/cached-storage.ts'
import { MemoryStorage } from '../../storage/memory/memory-storage.ts'
import { getRotation } from '../keys/get-rotation.ts'
import { recordExposure } from '../keys/record-exposure.ts'
import { rotateKey } from '../keys/rotate-key.ts'
import { reportLeaks } from '../leaks/report-leaks.ts'
import { LOCAL_OPERATOR } from '../principal.ts'
import { identifyClient, identifySubject } from '../tokens/identify-subject.ts'

const FROM = { address: '10.0.0.4', userAgent: 'shop-worker/1.4' }
const UNSEEN = {
  refusedCount: 0,
  lastRefusedAtMs: null,
  lastRefusedFrom: null,
  lastRefusedUserAgent: null,
}

async function open(memory = new MemoryStorage()) {
  const opened = openTestEngine({ memory })
  await createTestApi(opened.engine, 'shop')
  const { key, text } = await createTestKey(opened.engine, 'shop')
  return { ...opened, memory, id: key.id, old: text, ...actions(opened, key.id) }
}

function actions({ engine }: TestEngine, id: string) {
  return {
    async rotate(graceMs = 0) {
      const { secret } = await rotateKey(engine, LOCAL_OPERATOR, id, { graceMs })
      return secret?.reveal() ?? ''
    },
    present: (text: string, from = FROM) => verdictOf(engine, 'shop', text, from),
    secretsOf: async () => (await getRotation(engine, id)).secrets,
    async told() {
      await engine.usage.flush()
      const filter = { action: 'key.unusual_use' as const }
      const { items } = await engine.storage.listAuditEvents(filter, { cursor: null, size: 50 })
      return items.map(({ details }) => details).reverse()
    },
  }
}

describe('a secret that has ended', () => {
  it('is refused as ever; how often and from where is known before it is written', async () => {
    const { engine, clock, old, id, rotate, present, secretsOf } = await open()
    expect(await present(old)).toBe('allowed')
    const fresh = await rotate()
    for (let count = 0; count < 3; count++) expect(await present(old)).toBe('not_found')
    expect(await present(fresh)).toBe('allowed')
    const refused = {
      refusedCount: 3,
      lastRefusedAtMs: clock.nowMs(),
      lastRefusedFrom: '10.0.0.4',
      lastRefusedUserAgent: 'shop-worker/1.4',
    }
    expect(await secretsOf()).toMatchObject([refused, UNSEEN])
    await engine.usage.flush()
    expect(await secretsOf()).toMatchObject([refused, UNSEEN])
    clock.advanceMs(1_000)
    await present(old, { address: '10.0.0.5', userAgent: '' })
    const later = { refusedCount: 4, lastRefusedFrom: '10.0.0.5', lastRefusedUserAgent: null }
    expect((await secretsOf())[0]).toMatchObject({ ...later, lastRefusedAtMs: clock.nowMs() })
    await engine.usage.flush()
    expect((await secretsOf())[0]).toMatchObject(later)
    const usage = (await engine.storage.findUsage([id])).get(id)
    expect(usage).toMatchObject({ allowed: 2, denied: 0 })
  })

  it('is told apart at the end of its grace, and by version', async () => {
    const { clock, old, rotate, present, secretsOf } = await open()
    const second = await rotate(HOUR_MS)
    expect(await present(old)).toBe('allowed')
    clock.advanceMs(HOUR_MS)
    expect(await present(old)).toBe('not_found')
    await rotate()
    for (let count = 0; count < 2; count++) expect(await present(second)).toBe('not_found')
    const counts = (await secretsOf()).map(({ refusedCount }) => refusedCount)
    expect(counts).toEqual([1, 2, 0])
  })

  it('counts at the token endpoint and in a URL; not where one only looks', async () => {
    const { engine, id, old, rotate, secretsOf } = await open()
    await rotate()
    expect(await identifyClient(engine, id, old, FROM)).toBeUndefined()
    expect(await identifySubject(engine, old, ['shop'], FROM.address, FROM)).toBeUndefined()
    expect(await recordExposure(engine, 'shop', old, 'query', '10.0.0.9')).toBeUndefined()
    expect(await identifySubject(engine, old, ['shop'])).toBeUndefined()
    expect((await secretsOf())[0]).toMatchObject({ refusedCount: 3, lastRefusedFrom: '10.0.0.9' })
  })

  it('counts when it was imported, too', async () => {
    const { engine, present } = await open()
    const { rows } = await importRows(engine, [row(raw('legacy-key-of-the-shop'))])
    const imported = actions({ engine } as TestEngine, rows[0]?.keyId ?? '')
    expect(await present('legacy-key-of-the-shop')).toBe('allowed')
    await imported.rotate()
    // It has no form of ours, so this is what any text that is no key is answered.
    expect(await present('legacy-key-of-the-shop')).toBe('malformed')
    expect(await imported.secretsOf()).toMatchObject([{ refusedCount: 1 }, UNSEEN])
  })

  it('is no secret of another API, nor of a text that is merely alike', async () => {
    const { engine, old, rotate, secretsOf } = await open()
    await rotate()
    await createTestApi(engine, 'blog')
    expect(await verdictOf(engine, 'blog', old, FROM)).toBe('not_found')
    const { text } = await createTestKey(engine, 'shop')
    expect(await verdictOf(engine, 'blog', text, FROM)).toBe('not_found')
    expect(await secretsOf()).toMatchObject([UNSEEN, UNSEEN])
  })

  it('is kept when it cannot be written, told in the background, and written later', async () => {
    let isFull = true
    const memory = new MemoryStorage()
    const storage = wrapPort(new CachedStorage(memory), (method, call) => {
      if (isFull && method === 'addRefusedUse') throw new Error('the disk is full')
      return call()
    })
    const opened = openTestEngine({ storage })
    await createTestApi(opened.engine, 'shop')
    const { key, text } = await createTestKey(opened.engine, 'shop')
    const { rotate, present, secretsOf, told } = actions(opened, key.id)
    await rotate()
    await present(text)
    expect(await told()).toEqual([])
    expect(opened.told.map(({ what }) => what)).toEqual(['refused use could not be written'])
    await present(text)
    isFull = false
    expect(await told()).toMatchObject([{ refused: 2 }])
    expect((await secretsOf())[0]).toMatchObject({ refusedCount: 2 })
    expect(memory.findRefusedUse([key.id])).toMatchObject([{ version: 1, count: 2 }])
  })
})

describe('an event of refused use', () => {
  it('says that a deployment was likely forgotten, and where', async () => {
    const { engine, clock, old, id, rotate, present, told } = await open()
    await rotate()
    clock.advanceMs(3 * DAY_MS)
    for (let count = 0; count < 4; count++) await present(old)
    expect(await told()).toEqual([
      {
        kind: 'ended_secret',
        seen:
          'Secret 1 was presented from 10.0.0.4 and refused, 3 days after it ended. A ' +
          'deployment was likely forgotten when the key was rotated.',
        threshold: expect.stringContaining('the first after 7 days without any'),
        secretVersion: 1,
        refused: 4,
        userAgent: 'shop-worker/1.4',
        from: ['10.0.0.0/24'],
      },
    ])
    const page = { cursor: null, size: 1 }
    const { items } = await engine.storage.listAuditEvents({ targetId: id }, page)
    expect(items).toMatchObject([{ outcome: 'noticed', tenant: 'shop', address: '10.0.0.4' }])
  })

  it('comes first, a day after the end, and after a quiet time, over restarts, too', async () => {
    const { memory, engine, clock, old, id, rotate, present, told } = await open()
    await rotate()
    await present(old)
    const [first] = await told()
    expect(first?.['seen']).toMatch(/0 seconds after it ended. Whoever uses it has not changed/)
    clock.advanceMs(DAY_MS / 2)
    await present(old)
    expect(await told()).toHaveLength(1)
    clock.advanceMs(DAY_MS / 2)
    for (let day = 1; day < 9; day++) {
      await present(old)
      expect(await told()).toHaveLength(2)
      clock.advanceMs(DAY_MS)
    }
    const { peppers } = engine
    const again = openTestEngine({ storage: new CachedStorage(memory), clock, peppers })
    const restarted = actions(again, id)
    await restarted.present(old)
    expect(await restarted.told()).toHaveLength(2)
    clock.advanceMs(limits.unusualRefusedQuietMs)
    await restarted.present(old)
    const counts = (await restarted.told()).map(({ refused }) => refused)
    expect(counts).toEqual([1, 3, 12])
  })

  it('is of each secret by itself', async () => {
    const { old, rotate, present, told } = await open()
    const second = await rotate()
    await rotate()
    for (const text of [old, second, old]) await present(text)
    const versions = (await told()).map(({ secretVersion }) => secretVersion)
    expect(versions).toEqual([1, 2])
  })

  it('is sterner about a secret that leaked, and comes again after a day', async () => {
    const { engine, clock, old, rotate, present, told } = await open()
    await recordExposure(engine, 'shop', old, 'query')
    await rotate()
    clock.advanceMs(HOUR_MS)
    await present(old)
    const [event] = await told()
    expect(event).toMatchObject({ kind: 'ended_secret', leakedIn: 'query' })
    expect(event?.['seen']).toContain('It had been seen in a URL: take it for somebody who read it')
    clock.advanceMs(DAY_MS)
    await present(old)
    expect(await told()).toHaveLength(2)
  })

  it('knows of a leak that was reported after the end, and of which secret it was', async () => {
    const { engine, old, rotate, present, told } = await open()
    const second = await rotate()
    await rotate()
    const place = { url: 'https://example.com/a', source: null, note: null }
    await reportLeaks(engine, LOCAL_OPERATOR, 'admin', [{ token: old, ...place }])
    await present(second)
    await present(old)
    const [forgotten, leaked] = await told()
    expect(forgotten).not.toHaveProperty('leakedIn')
    expect(leaked).toMatchObject({ secretVersion: 1, leakedIn: 'leak' })
    expect(leaked?.['seen']).toContain('somebody who found it there')
  })
})
