/** Decides how the in-memory storage finds and changes scans and their reports. */
import { KeywardError } from '../../base/errors.ts'
import { hasEnded, type ScanRecord } from '../../engine/scans/scan-record.ts'
import type { ScanFilter, ScanRetention } from '../../engine/scans/scan-storage.ts'
import type { IdempotencyRecord, Page, PageRequest } from '../../engine/storage.ts'
import { NO_TRAIL, type Trail } from '../../engine/trail.ts'
import { assertPage, formatKeyCursor, type KeyPosition, parseKeyCursor } from '../page-cursor.ts'
import { compareText } from '../text-order.ts'
import type { MemoryIdempotency } from './memory-idempotency.ts'
import type { MemoryTables } from './memory-tables.ts'
import type { MemoryTrail } from './memory-trail.ts'

export class MemoryScans {
  readonly #tables: MemoryTables
  readonly #idempotency: MemoryIdempotency
  readonly #trail: MemoryTrail

  constructor(tables: MemoryTables, idempotency: MemoryIdempotency, trail: MemoryTrail) {
    this.#tables = tables
    this.#idempotency = idempotency
    this.#trail = trail
  }

  findScan(id: string): ScanRecord | undefined {
    return this.#tables.scans.get(id)
  }

  findScanReport(id: string): string | undefined {
    return this.#tables.scanReports.get(id)
  }

  listScans(filter: ScanFilter, page: PageRequest): Page<ScanRecord> {
    assertPage(page)
    const after = parseKeyCursor(page.cursor)
    const matching = [...this.#tables.scans.values()]
      .filter((scan) => matches(scan, filter))
      .filter((scan) => after === null || compareNewestFirst(after, scan) < 0)
      .sort(compareNewestFirst)
    const items = matching.slice(0, page.size)
    const last = items.at(-1)
    const hasMore = matching.length > items.length && last !== undefined
    return { items, cursor: hasMore ? formatKeyCursor(last) : null }
  }

  insertScan(
    scan: ScanRecord,
    idempotency: IdempotencyRecord | null,
    trail: Trail = NO_TRAIL,
  ): void {
    this.#idempotency.assertNew(idempotency)
    this.assertInsertable(scan)
    this.#tables.scans.set(scan.id, scan)
    this.#idempotency.write(idempotency)
    this.#trail.append(trail)
  }

  assertInsertable({ id, apiId }: ScanRecord): void {
    if (this.#tables.scans.has(id)) throw new KeywardError('already_exists')
    if (apiId !== null && !this.#tables.apis.has(apiId)) throw new KeywardError('api_not_found')
  }

  updateScan(scan: ScanRecord, report: string | null): void {
    const stored = this.#tables.scans.get(scan.id)
    if (stored?.version !== scan.version - 1) throw new KeywardError('conflict')
    const { state, summary, problem, startedAtMs, endedAtMs, version } = scan
    const changed = { state, summary, problem, startedAtMs, endedAtMs, version }
    this.#tables.scans.set(scan.id, { ...stored, ...changed })
    if (report !== null) this.#tables.scanReports.set(scan.id, report)
  }

  sweepScans({ createdBeforeMs, perTargetMax, totalMax }: ScanRetention): void {
    const ended = [...this.#tables.scans.values()].filter(hasEnded).sort(compareNewestFirst)
    const seen = new Map<string, number>()
    for (const [index, { id, target, createdAtMs }] of ended.entries()) {
      const nth = (seen.get(target) ?? 0) + 1
      seen.set(target, nth)
      if (createdAtMs >= createdBeforeMs && nth <= perTargetMax && index < totalMax) continue
      this.#tables.scans.delete(id)
      this.#tables.scanReports.delete(id)
    }
  }
}

function compareNewestFirst(left: KeyPosition, right: KeyPosition): number {
  return right.createdAtMs - left.createdAtMs || compareText(right.id, left.id)
}

function matches(scan: ScanRecord, { apiId, target, state }: ScanFilter): boolean {
  if (apiId !== undefined && scan.apiId !== apiId) return false
  if (target !== undefined && scan.target !== target) return false
  return state === undefined || scan.state === state
}
