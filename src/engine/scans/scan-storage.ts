/** The part of the storage port that keeps scans, their reports and the schedules of APIs. */
import type { MaybePromise } from '../../base/maybe-promise.ts'
import type { IdempotencyRecord, Page, PageRequest } from '../storage.ts'
import type { Trail } from '../trail.ts'
import type { ScanRecord, ScanSchedule, ScanState } from './scan-record.ts'

/** Every field that is given must match. */
export interface ScanFilter {
  readonly apiId?: string
  readonly target?: string
  readonly state?: ScanState
}

/** What may stay of the scans that have ended; those that have not always stay. */
export interface ScanRetention {
  /** Older ones go. */
  readonly createdBeforeMs: number
  /** The newest of each target stay. */
  readonly perTargetMax: number
  /** The newest of all stay. */
  readonly totalMax: number
}

/** Transactions and errors as of `Storage`. */
export interface ScanStorage {
  findScan(id: string): MaybePromise<ScanRecord | undefined>
  /** The text as it was given to `updateScan`. */
  findScanReport(id: string): MaybePromise<string | undefined>
  /** Newest first. */
  listScans(filter: ScanFilter, page: PageRequest): MaybePromise<Page<ScanRecord>>
  /** Errors `already_exists`; `api_not_found` when it names an API that is not there. */
  insertScan(
    scan: ScanRecord,
    idempotency: IdempotencyRecord | null,
    trail?: Trail,
  ): MaybePromise<void>
  /**
   * Writes state, summary, problem and times; the rest stays the same. `report` null: leaves it
   * as it is. Error `conflict` unless `scan.version - 1` is stored.
   */
  updateScan(scan: ScanRecord, report: string | null): MaybePromise<void>
  /** Deletes what need not be kept, reports included. */
  sweepScans(retention: ScanRetention): MaybePromise<void>

  findScanSchedule(apiId: string): MaybePromise<ScanSchedule | undefined>
  /** By API id, ascending. */
  listScanSchedules(page: PageRequest): MaybePromise<Page<ScanSchedule>>
  /** Those that were due at `nowMs` or before, the longest due first; `count` at most. */
  listDueScanSchedules(nowMs: number, count: number): MaybePromise<readonly ScanSchedule[]>
  /** Errors `already_exists`, `api_not_found`. */
  insertScanSchedule(
    schedule: ScanSchedule,
    idempotency: IdempotencyRecord | null,
    trail?: Trail,
  ): MaybePromise<void>
  /**
   * Takes a due schedule: writes its `nextAtMs` and the scan that it asks for, both or neither.
   * Error `conflict` unless `schedule.version - 1` is stored: then another one took it.
   */
  takeScanSchedule(schedule: ScanSchedule, scan: ScanRecord): MaybePromise<void>
  /** False when there was none. */
  deleteScanSchedule(apiId: string, trail?: Trail): MaybePromise<boolean>
}
