/** Decides that scans are always asked for: no decision waits for them, and they change often. */
import type { MaybePromise } from '../base/maybe-promise.ts'
import type { ScanRecord, ScanSchedule } from '../engine/scans/scan-record.ts'
import type { ScanFilter, ScanRetention, ScanStorage } from '../engine/scans/scan-storage.ts'
import type { IdempotencyRecord, Page, PageRequest } from '../engine/storage.ts'
import type { Trail } from '../engine/trail.ts'

export class UncachedScans implements ScanStorage {
  readonly #inner: ScanStorage

  constructor(inner: ScanStorage) {
    this.#inner = inner
  }

  findScan(id: string): MaybePromise<ScanRecord | undefined> {
    return this.#inner.findScan(id)
  }

  findScanReport(id: string): MaybePromise<string | undefined> {
    return this.#inner.findScanReport(id)
  }

  listScans(filter: ScanFilter, page: PageRequest): MaybePromise<Page<ScanRecord>> {
    return this.#inner.listScans(filter, page)
  }

  insertScan(
    scan: ScanRecord,
    idempotency: IdempotencyRecord | null,
    trail?: Trail,
  ): MaybePromise<void> {
    return this.#inner.insertScan(scan, idempotency, trail)
  }

  updateScan(scan: ScanRecord, report: string | null): MaybePromise<void> {
    return this.#inner.updateScan(scan, report)
  }

  sweepScans(retention: ScanRetention): MaybePromise<void> {
    return this.#inner.sweepScans(retention)
  }

  findScanSchedule(apiId: string): MaybePromise<ScanSchedule | undefined> {
    return this.#inner.findScanSchedule(apiId)
  }

  listScanSchedules(page: PageRequest): MaybePromise<Page<ScanSchedule>> {
    return this.#inner.listScanSchedules(page)
  }

  listDueScanSchedules(nowMs: number, count: number): MaybePromise<readonly ScanSchedule[]> {
    return this.#inner.listDueScanSchedules(nowMs, count)
  }

  insertScanSchedule(
    schedule: ScanSchedule,
    record: IdempotencyRecord | null,
    trail?: Trail,
  ): MaybePromise<void> {
    return this.#inner.insertScanSchedule(schedule, record, trail)
  }

  takeScanSchedule(schedule: ScanSchedule, scan: ScanRecord): MaybePromise<void> {
    return this.#inner.takeScanSchedule(schedule, scan)
  }

  deleteScanSchedule(apiId: string, trail?: Trail): MaybePromise<boolean> {
    return this.#inner.deleteScanSchedule(apiId, trail)
  }
}
