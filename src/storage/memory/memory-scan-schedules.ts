/** Decides how the in-memory storage finds, changes and takes the schedules of scans. */
import { KeywardError } from '../../base/errors.ts'
import type { ScanRecord, ScanSchedule } from '../../engine/scans/scan-record.ts'
import type { IdempotencyRecord, Page, PageRequest } from '../../engine/storage.ts'
import { NO_TRAIL, type Trail } from '../../engine/trail.ts'
import { compareText } from '../text-order.ts'
import type { MemoryIdempotency } from './memory-idempotency.ts'
import type { MemoryScans } from './memory-scans.ts'
import type { MemoryTables } from './memory-tables.ts'
import type { MemoryTrail } from './memory-trail.ts'
import { pageByText } from './page-by-text.ts'

export class MemoryScanSchedules {
  readonly #tables: MemoryTables
  readonly #scans: MemoryScans
  readonly #idempotency: MemoryIdempotency
  readonly #trail: MemoryTrail

  constructor(
    tables: MemoryTables,
    scans: MemoryScans,
    idempotency: MemoryIdempotency,
    trail: MemoryTrail,
  ) {
    this.#tables = tables
    this.#scans = scans
    this.#idempotency = idempotency
    this.#trail = trail
  }

  findScanSchedule(apiId: string): ScanSchedule | undefined {
    return this.#tables.scanSchedules.get(apiId)
  }

  listScanSchedules(page: PageRequest): Page<ScanSchedule> {
    return pageByText(this.#tables.scanSchedules.values(), (each) => each.apiId, page)
  }

  listDueScanSchedules(nowMs: number, count: number): readonly ScanSchedule[] {
    return [...this.#tables.scanSchedules.values()]
      .filter((each) => each.nextAtMs <= nowMs)
      .sort((left, right) => left.nextAtMs - right.nextAtMs || compareText(left.apiId, right.apiId))
      .slice(0, count)
  }

  insertScanSchedule(
    schedule: ScanSchedule,
    idempotency: IdempotencyRecord | null,
    trail: Trail = NO_TRAIL,
  ): void {
    this.#idempotency.assertNew(idempotency)
    const { apiId } = schedule
    if (!this.#tables.apis.has(apiId)) throw new KeywardError('api_not_found')
    if (this.#tables.scanSchedules.has(apiId)) throw new KeywardError('already_exists')
    this.#tables.scanSchedules.set(apiId, schedule)
    this.#idempotency.write(idempotency)
    this.#trail.append(trail)
  }

  takeScanSchedule({ apiId, nextAtMs, version }: ScanSchedule, scan: ScanRecord): void {
    const stored = this.#tables.scanSchedules.get(apiId)
    if (stored?.version !== version - 1) throw new KeywardError('conflict')
    this.#scans.assertInsertable(scan)
    this.#tables.scanSchedules.set(apiId, { ...stored, nextAtMs, version })
    this.#tables.scans.set(scan.id, scan)
  }

  deleteScanSchedule(apiId: string, trail: Trail = NO_TRAIL): boolean {
    const isDeleted = this.#tables.scanSchedules.delete(apiId)
    if (isDeleted) this.#trail.append(trail)
    return isDeleted
  }
}
