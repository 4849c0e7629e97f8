/** What every storage does with scans, their reports and the schedules of APIs. */
import { describe, expect, it } from 'vitest'
import type { ScanRecord, ScanSchedule } from '../../src/engine/scans/scan-record.ts'
import { makeIdempotency, NOW_MS } from './records.ts'
import {
  listAll,
  type OpenStorageUnderTest,
  outcomeOf,
  type UsedStorage,
  useStorage,
} from './storage-under-test.ts'

function makeScan(id: string, changes: Partial<ScanRecord> = {}): ScanRecord {
  return {
    id,
    apiId: 'shop',
    target: 'https://api.example.com',
    state: 'queued',
    trigger: 'request',
    createdBy: 'key_admin',
    options: {
      openapi: null,
      isActive: false,
      requestsBudget: 100,
      requestsPerSecond: null,
      onlyRules: null,
      skippedRules: ['server-banner'],
      keyNames: ['ann'],
    },
    summary: null,
    problem: null,
    createdAtMs: NOW_MS,
    startedAtMs: null,
    endedAtMs: null,
    version: 1,
    ...changes,
  }
}

function makeSchedule(changes: Partial<ScanSchedule> = {}): ScanSchedule {
  return {
    apiId: 'shop',
    target: 'https://api.example.com',
    everyMs: 3_600_000,
    nextAtMs: NOW_MS,
    options: makeScan('x').options,
    createdBy: 'key_admin',
    createdAtMs: NOW_MS,
    version: 1,
    ...changes,
  }
}

const done = {
  state: 'done',
  summary: { score: 91, grade: 'A', complete: true, findings: { low: 4 } },
  startedAtMs: NOW_MS + 1,
  endedAtMs: NOW_MS + 2,
} as const

export function testScans(open: OpenStorageUnderTest): void {
  describe('scans', () => {
    const used = useStorage(open)

    it('come back as they were written, with their reports, also after a restart', async () => {
      const free = makeScan('scan_2', { apiId: null, problem: 'a "quoted"\u0000 sentence' })
      await used.storage.insertScan(makeScan('scan_1'), null)
      await used.storage.insertScan(free, null)
      const ended = makeScan('scan_1', { ...done, version: 2 })
      const report = JSON.stringify({ text: 'é\u{1f511}'.repeat(50_000) })
      await used.storage.updateScan(ended, report)
      for (const restart of [async () => {}, used.reopen]) {
        await restart()
        expect(await used.storage.findScan('scan_1')).toEqual(ended)
        expect(await used.storage.findScan('scan_2')).toEqual(free)
        expect(await used.storage.findScanReport('scan_1')).toBe(report)
        expect(await used.storage.findScanReport('scan_2')).toBeUndefined()
        expect(await used.storage.findScan('SCAN_1')).toBeUndefined()
      }
    })

    it('are updated only from the version that was seen; what was asked for stays', async () => {
      await used.storage.insertScan(makeScan('scan_1'), null)
      const running = makeScan('scan_1', { state: 'running', version: 2, target: 'http://other' })
      await used.storage.updateScan(running, 'one')
      await used.storage.updateScan(makeScan('scan_1', { ...done, version: 3 }), null)
      expect(await used.storage.findScan('scan_1')).toMatchObject({
        target: 'https://api.example.com',
        state: 'done',
        version: 3,
      })
      expect(await used.storage.findScanReport('scan_1')).toBe('one')
      const stale = makeScan('scan_1', { version: 3 })
      expect(await outcomeOf(() => used.storage.updateScan(stale, 'two'))).toBe('conflict')
      const gone = makeScan('scan_9', { version: 2 })
      expect(await outcomeOf(() => used.storage.updateScan(gone, 'two'))).toBe('conflict')
      expect(await used.storage.findScanReport('scan_1')).toBe('one')
      expect(await used.storage.findScanReport('scan_9')).toBeUndefined()
    })

    it('refuse an id that is taken, an API that is not there, a create done before', async () => {
      await used.storage.insertScan(makeScan('scan_1'), makeIdempotency())
      const insert = (scan: ScanRecord) => outcomeOf(() => used.storage.insertScan(scan, null))
      expect(await insert(makeScan('scan_1'))).toBe('already_exists')
      expect(await insert(makeScan('scan_2', { apiId: 'gone' }))).toBe('api_not_found')
      const again = () => used.storage.insertScan(makeScan('scan_3'), makeIdempotency())
      expect(await outcomeOf(again)).toBe('already_exists')
      expect(await used.storage.findScan('scan_3')).toBeUndefined()
    })
  })
  testScanLists(open)
  testSchedules(open)
  testTaking(open)
}

function testScanLists(open: OpenStorageUnderTest): void {
  describe('lists of scans', () => {
    const used = useStorage(open)

    it('are newest first, paged, and filtered', async () => {
      const scans = Array.from({ length: 12 }, (_, index) =>
        makeScan(`scan_${index + 10}`, {
          createdAtMs: NOW_MS + Math.floor(index / 3),
          apiId: index % 2 === 0 ? 'shop' : null,
          target: index % 4 === 0 ? 'https://b.example.com' : 'https://api.example.com',
          state: index % 3 === 0 ? 'done' : 'queued',
        }),
      )
      for (const scan of scans) await used.storage.insertScan(scan, null)
      const newest = scans.toReversed()
      const filters = [
        [{}, newest],
        [{ apiId: 'shop' }, newest.filter((each) => each.apiId === 'shop')],
        [
          { target: 'https://b.example.com', state: 'done' as const },
          newest.filter((each) => each.target.includes('//b.') && each.state === 'done'),
        ],
        [{ apiId: 'gone' }, []],
      ] as const
      for (const [filter, expected] of filters) {
        for (const size of [1, 5, 500]) {
          const page = (cursor: string | null) => used.storage.listScans(filter, { cursor, size })
          expect(await listAll(page)).toEqual(expected)
        }
      }
      const odd = () => used.storage.listScans({}, { cursor: 'x', size: 1 })
      expect(await outcomeOf(odd)).toBe('invalid_request')
    })

    it('forget what is old or too much, with its report, nothing that is under way', async () => {
      const insert = async (id: string, changes: Partial<ScanRecord>) => {
        await used.storage.insertScan(makeScan(id), null)
        // Only the times and the state of an inserted scan differ, so it is made anew.
        await used.storage.insertScan(makeScan(`${id}b`, { ...done, ...changes }), null)
        const update = makeScan(`${id}b`, { ...done, ...changes, version: 2 })
        await used.storage.updateScan(update, 'report')
      }
      for (let index = 0; index < 6; index++) {
        await insert(`scan_${index}`, { createdAtMs: NOW_MS + index })
      }
      await insert('scan_x', { createdAtMs: NOW_MS + 1, target: 'https://b.example.com' })
      const ended = async () => {
        const page = await used.storage.listScans({ state: 'done' }, { cursor: null, size: 50 })
        return page.items.map(({ id }) => id)
      }
      const keep = { createdBeforeMs: 0, perTargetMax: 50, totalMax: 50 }
      await used.storage.sweepScans({ ...keep, createdBeforeMs: NOW_MS + 1 })
      const left = ['scan_5b', 'scan_4b', 'scan_3b', 'scan_2b', 'scan_xb', 'scan_1b']
      expect(await ended()).toEqual(left)
      expect(await used.storage.findScanReport('scan_0b')).toBeUndefined()
      await used.storage.sweepScans({ ...keep, perTargetMax: 3 })
      expect(await ended()).toEqual(['scan_5b', 'scan_4b', 'scan_3b', 'scan_xb'])
      await used.storage.sweepScans({ ...keep, totalMax: 2 })
      expect(await ended()).toEqual(['scan_5b', 'scan_4b'])
      expect(await used.storage.findScanReport('scan_5b')).toBe('report')
      const waiting = await used.storage.listScans({ state: 'queued' }, { cursor: null, size: 50 })
      expect(waiting.items).toHaveLength(7)
    })
  })
}

function testSchedules(open: OpenStorageUnderTest): void {
  describe('schedules of scans', () => {
    const used = useStorage(open)

    it('come back as they were inserted, one for each API, also after a restart', async () => {
      await used.storage.insertScanSchedule(makeSchedule(), null)
      const other = makeSchedule({ apiId: 'blog', nextAtMs: NOW_MS + 5 })
      await used.storage.insertScanSchedule(other, null)
      for (const restart of [async () => {}, used.reopen]) {
        await restart()
        expect(await used.storage.findScanSchedule('shop')).toEqual(makeSchedule())
        const page = (cursor: string | null) => used.storage.listScanSchedules({ cursor, size: 1 })
        expect(await listAll(page)).toEqual([other, makeSchedule()])
      }
      const insert = (apiId: string) => () =>
        used.storage.insertScanSchedule(makeSchedule({ apiId }), null)
      expect(await outcomeOf(insert('shop'))).toBe('already_exists')
      expect(await outcomeOf(insert('gone'))).toBe('api_not_found')
      expect(await used.storage.deleteScanSchedule('shop')).toBe(true)
      expect(await used.storage.deleteScanSchedule('shop')).toBe(false)
      expect(await used.storage.findScanSchedule('shop')).toBeUndefined()
    })

    it('are due from their time on, the longest due first', async () => {
      await used.storage.insertScanSchedule(makeSchedule(), null)
      const later = makeSchedule({ apiId: 'blog', nextAtMs: NOW_MS + 5 })
      await used.storage.insertScanSchedule(later, null)
      const due = async (nowMs: number, count = 9) =>
        (await used.storage.listDueScanSchedules(nowMs, count)).map(({ apiId }) => apiId)
      expect(await due(NOW_MS - 1)).toEqual([])
      expect(await due(NOW_MS + 4)).toEqual(['shop'])
      expect(await due(NOW_MS + 5)).toEqual(['shop', 'blog'])
      expect(await due(NOW_MS + 5, 1)).toEqual(['shop'])
    })

    it('go with their API; its scans stay, without it', async () => {
      await used.storage.insertScanSchedule(makeSchedule(), null)
      await used.storage.insertScan(makeScan('scan_1'), null)
      await used.storage.deleteApi('shop')
      expect(await used.storage.findScanSchedule('shop')).toBeUndefined()
      expect(await used.storage.findScan('scan_1')).toEqual(makeScan('scan_1', { apiId: null }))
    })
  })
}

function testTaking(open: OpenStorageUnderTest): void {
  describe('a due schedule', () => {
    const used = useStorage(open)
    const take = (each: UsedStorage, id: string) => {
      const taken = makeSchedule({ nextAtMs: NOW_MS + 3_600_000, version: 2 })
      return outcomeOf(() => each.storage.takeScanSchedule(taken, makeScan(id)))
    }

    it('is taken once, by whichever of many schedulers comes first', async () => {
      await used.storage.insertScanSchedule(makeSchedule(), null)
      const outcomes = await Promise.all(
        Array.from({ length: 30 }, (_, index) => take(used, `scan_${index}`)),
      )
      expect(outcomes.filter((each) => each === 'done')).toHaveLength(1)
      expect(outcomes.filter((each) => each === 'conflict')).toHaveLength(29)
      const { items } = await used.storage.listScans({}, { cursor: null, size: 50 })
      expect(items).toHaveLength(1)
      expect(await used.storage.listDueScanSchedules(NOW_MS, 9)).toEqual([])
    })

    it('is not taken when its scan cannot be written', async () => {
      await used.storage.insertScanSchedule(makeSchedule(), null)
      await used.storage.insertScan(makeScan('scan_1'), null)
      expect(await take(used, 'scan_1')).toBe('already_exists')
      expect(await used.storage.findScanSchedule('shop')).toEqual(makeSchedule())
    })

    it('that has been ended meanwhile is not taken', async () => {
      expect(await take(used, 'scan_1')).toBe('conflict')
      expect(await used.storage.findScan('scan_1')).toBeUndefined()
    })
  })
}
