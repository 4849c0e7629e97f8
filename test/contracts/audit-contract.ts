/** What every storage does with the audit log: chains, pages, checkpoints, pruning. */
import { describe, expect, it } from 'vitest'
import { appendAudit, readAuditText } from '../../src/engine/audit/append-audit.ts'
import type { AuditDraft } from '../../src/engine/audit/audit-event.ts'
import type { AuditHead } from '../../src/engine/audit/audit-storage.ts'
import { draftSystemEvent } from '../../src/engine/audit/draft-event.ts'
import type { Storage } from '../../src/engine/storage.ts'
import { makeApi, NOW_MS } from './records.ts'
import { type OpenStorageUnderTest, outcomeOf, useStorage } from './storage-under-test.ts'

function makeDraft(tenant: string, id: string, more: Partial<AuditDraft> = {}): AuditDraft {
  const target = { kind: 'key', id } as const
  return {
    ...draftSystemEvent({ tenant, action: 'key.updated', atMs: NOW_MS, target }),
    ...more,
  }
}

async function append(storage: Storage, ...events: readonly AuditDraft[]): Promise<void> {
  await storage.appendTrail({ events, revocations: [] })
}

async function readAll(storage: Storage, tenant: string) {
  return (await storage.readAuditEvents({ tenant }, 0, 1_000)).map(({ event }) => event)
}

export function testAudit(open: OpenStorageUnderTest): void {
  describe('the audit log', () => {
    testAuditChains(open)
    testAuditPages(open)
    testAuditPruning(open)
  })
}

function testAuditChains(open: OpenStorageUnderTest): void {
  const used = useStorage(open)

  it('is a chain for each tenant, whatever its events hold', async () => {
    const { storage } = used
    const drafts = [
      makeDraft('shop', 'key_1', {
        details: { text: 'é\u0000\ud800"\u2028', deep: [{ a: null }] },
      }),
      makeDraft('crm', 'key_2'),
      makeDraft('shop', 'key_3', { before: { n: 1.5e300 }, after: { n: -0 } }),
    ]
    await append(storage, ...drafts)
    let head: AuditHead | undefined
    const expected = drafts
      .filter(({ tenant }) => tenant === 'shop')
      .map((draft) => {
        const next = appendAudit(head, draft)
        head = next.head
        return readAuditText(next.text)
      })
    expect(await readAll(storage, 'shop')).toEqual(expected)
    expect(await storage.findAuditHead('shop')).toEqual(head)
    expect(await storage.findAuditHead('none')).toBeUndefined()
    expect((await storage.listAuditHeads()).map(({ tenant }) => tenant)).toEqual(['crm', 'shop'])
  })

  it('has nothing of a change that was refused', async () => {
    const { storage } = used
    const trail = { events: [makeDraft('shop', 'shop')], revocations: [] }
    const api = makeApi({ id: 'crm', prefix: 'crm' })
    await storage.insertApi(api, null, trail)
    const size = async () => (await storage.findAuditHead('shop'))?.size
    expect(await size()).toBe(1)
    expect(await outcomeOf(() => storage.insertApi(api, null, trail))).toBe('already_exists')
    expect(await outcomeOf(() => storage.updateApi(api, trail))).toBe('conflict')
    expect(await size()).toBe(1)
    expect(await readAll(storage, 'shop')).toHaveLength(1)
  })
}

function testAuditPages(open: OpenStorageUnderTest): void {
  const used = useStorage(open)

  it('is listed newest first and read oldest first, by every filter', async () => {
    const { storage } = used
    const actor = { kind: 'admin_key', id: 'key_admin' } as const
    await append(
      storage,
      makeDraft('shop', 'a', { atMs: NOW_MS + 1 }),
      makeDraft('crm', 'b', { atMs: NOW_MS + 2, actor }),
      makeDraft('shop', 'c', { atMs: NOW_MS + 3, outcome: 'denied', action: 'admin.denied' }),
    )
    const list = async (filter: Parameters<Storage['listAuditEvents']>[0]) => {
      const page = await storage.listAuditEvents(filter, { cursor: null, size: 10 })
      const read = await storage.readAuditEvents(filter, 0, 10)
      const ids = page.items.map(({ target }) => target.id)
      expect(read.map(({ event }) => event.target.id)).toEqual(ids.toReversed())
      return ids.join('')
    }
    expect(await list({})).toBe('cba')
    expect(await list({ tenant: 'shop' })).toBe('ca')
    expect(await list({ action: 'key.updated' })).toBe('ba')
    expect(await list({ outcome: 'denied' })).toBe('c')
    expect(await list({ actorId: 'key_admin' })).toBe('b')
    expect(await list({ targetId: 'a' })).toBe('a')
    expect(await list({ fromMs: NOW_MS + 2 })).toBe('cb')
    expect(await list({ toMs: NOW_MS + 2 })).toBe('a')
    expect(await list({ tenant: 'shop', fromMs: NOW_MS + 2, toMs: NOW_MS + 3 })).toBe('')
  })

  it('is paged by cursor and by position', async () => {
    const { storage } = used
    expect(await storage.findAuditPosition()).toBe(0)
    for (let n = 1; n <= 5; n++) await append(storage, makeDraft('shop', `${n}`))
    const first = await storage.listAuditEvents({}, { cursor: null, size: 2 })
    const second = await storage.listAuditEvents({}, { cursor: first.cursor, size: 3 })
    const ids = [...first.items, ...second.items].map(({ target }) => target.id)
    expect([ids.join(''), second.cursor]).toEqual(['54321', null])
    const read = await storage.readAuditEvents({}, 0, 2)
    const rest = await storage.readAuditEvents({}, read.at(-1)?.position ?? 0, 10)
    expect(rest.map(({ event }) => event.target.id)).toEqual(['3', '4', '5'])
    expect(await storage.findAuditPosition()).toBe(rest.at(-1)?.position)
    const malformed = () => storage.listAuditEvents({}, { cursor: 'x', size: 1 })
    expect(await outcomeOf(malformed)).toBe('invalid_request')
  })
}

function testAuditPruning(open: OpenStorageUnderTest): void {
  const used = useStorage(open)

  it('keeps one checkpoint of each size, and finds them by size', async () => {
    const { storage } = used
    for (const size of [4, 9, 2]) {
      await storage.insertAuditCheckpoint({ tenant: 'shop', size, atMs: NOW_MS, note: `${size}` })
    }
    await storage.insertAuditCheckpoint({ tenant: 'shop', size: 4, atMs: 0, note: 'other' })
    await storage.insertAuditCheckpoint({ tenant: 'crm', size: 99, atMs: 0, note: 'crm' })
    const sizes = async (after: number, count: number) =>
      (await storage.listAuditCheckpoints('shop', after, count)).map(({ note }) => note)
    expect(await sizes(-1, 10)).toEqual(['2', '4', '9'])
    expect(await sizes(2, 1)).toEqual(['4'])
    expect(await sizes(9, 1)).toEqual([])
    expect((await storage.findAuditCheckpoint('shop'))?.size).toBe(9)
    expect(await storage.findAuditCheckpoint('none')).toBeUndefined()
  })

  it('forgets the oldest events, but not what the chain was until then', async () => {
    const { storage } = used
    for (let n = 1; n <= 5; n++) await append(storage, makeDraft('shop', `${n}`))
    await append(storage, makeDraft('crm', 'x'))
    const before = await readAll(storage, 'shop')
    for (const size of [2, 3, 5]) {
      await storage.insertAuditCheckpoint({ tenant: 'shop', size, atMs: NOW_MS, note: `${size}` })
    }
    let at3: AuditHead | undefined
    for (const event of before.slice(0, 3)) at3 = appendAudit(at3, event).head
    const position = await storage.findAuditPosition()
    const pruned = makeDraft('shop', 'shop', { action: 'audit.pruned' })
    await storage.pruneAudit('shop', 3, { events: [pruned], revocations: [] })
    const after = await readAll(storage, 'shop')
    expect(after.slice(0, 2)).toEqual(before.slice(3))
    expect(after[2]).toMatchObject({ seq: 6, previousHash: before[4]?.hash })
    expect(await storage.findAuditHead('shop')).toMatchObject({
      size: 6,
      prunedSize: 3,
      prunedHash: before[2]?.hash,
      prunedFrontier: at3?.frontier,
    })
    const left = await storage.listAuditCheckpoints('shop', -1, 10)
    expect(left.map(({ size }) => size)).toEqual([3, 5])
    expect(await readAll(storage, 'crm')).toHaveLength(1)
    expect(await storage.findAuditPosition()).toBe(position + 1)
    await storage.pruneAudit('shop', 6, { events: [], revocations: [] })
    await append(storage, makeDraft('shop', 'next'))
    expect(await readAll(storage, 'shop')).toMatchObject([{ seq: 7, previousHash: after[2]?.hash }])
  })

  it('finds events of a time, although the clock went back and some were forgotten', async () => {
    const { storage } = used
    const times = Array.from({ length: 2_500 }, (_, n) => (n < 1_200 ? n : n - 1_100) * 1_000)
    await append(storage, ...times.map((atMs, n) => makeDraft('shop', `${n}`, { atMs })))
    await storage.pruneAudit('shop', 1_100, { events: [], revocations: [] })
    const findAll = async (fromMs?: number, toMs?: number) => {
      const filter = {
        ...(fromMs !== undefined && { fromMs }),
        ...(toMs !== undefined && { toMs }),
      }
      return (await storage.readAuditEvents(filter, 0, 5_000)).map(({ event }) => event.target.id)
    }
    for (const [from, to] of [
      [],
      [150_000],
      [0, 150_000],
      [1_150_000, 1_160_000],
      [2_000_000],
      [0, 1],
    ]) {
      const expected = times.flatMap((atMs, n) =>
        n >= 1_100 && atMs >= (from ?? 0) && atMs < (to ?? Infinity) ? [`${n}`] : [],
      )
      expect(await findAll(from, to)).toEqual(expected)
      const page = { cursor: null, size: 5 }
      const filter = { fromMs: from ?? 0, toMs: to ?? 1e15 }
      const { items } = await storage.listAuditEvents(filter, page)
      expect(items.map(({ target }) => target.id)).toEqual(expected.toReversed().slice(0, 5))
    }
  })

  it('remembers how far a sink was told', async () => {
    const { storage } = used
    expect(await storage.findSinkPosition('syslog')).toBe(0)
    await storage.setSinkPosition('syslog', 7)
    await storage.setSinkPosition('syslog', 9)
    expect(await storage.findSinkPosition('syslog')).toBe(9)
    expect(await storage.findSinkPosition('webhook')).toBe(0)
  })

  it('remembers what was known of the clock', async () => {
    const { storage } = used
    expect(await storage.findClockWatch()).toBeUndefined()
    for (const trustedMs of [NOW_MS, NOW_MS + 1]) {
      const watch = { trustedMs, seenMs: NOW_MS + 9, evenMs: 7 }
      await storage.keepClockWatch(watch)
      expect(await storage.findClockWatch()).toEqual(watch)
    }
  })
}
