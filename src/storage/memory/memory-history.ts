/** Keeps in memory what no decision waits for: scans, audit log, revocations. */
import type { AuditCheckpoint, AuditFilter, ClockWatch } from '../../engine/audit/audit-storage.ts'
import type { ScanRecord, ScanSchedule } from '../../engine/scans/scan-record.ts'
import type { ScanFilter, ScanRetention } from '../../engine/scans/scan-storage.ts'
import type { IdempotencyRecord, PageRequest } from '../../engine/storage.ts'
import type { Trail } from '../../engine/trail.ts'
import { MemoryAudit } from './memory-audit.ts'
import type { MemoryIdempotency } from './memory-idempotency.ts'
import { MemoryRevocations } from './memory-revocations.ts'
import { MemoryScanSchedules } from './memory-scan-schedules.ts'
import { MemoryScans } from './memory-scans.ts'
import type { MemoryTables } from './memory-tables.ts'
import { MemoryTrail } from './memory-trail.ts'

export class MemoryHistory {
  readonly #scans: MemoryScans
  readonly #scanSchedules: MemoryScanSchedules
  readonly #audit: MemoryAudit
  readonly #revocations: MemoryRevocations
  protected readonly trail: MemoryTrail

  constructor(tables: MemoryTables, idempotency: MemoryIdempotency) {
    this.#revocations = new MemoryRevocations(tables)
    this.trail = new MemoryTrail(tables, this.#revocations)
    this.#audit = new MemoryAudit(tables, this.trail)
    this.#scans = new MemoryScans(tables, idempotency, this.trail)
    this.#scanSchedules = new MemoryScanSchedules(tables, this.#scans, idempotency, this.trail)
  }

  findScan(id: string) {
    return this.#scans.findScan(id)
  }

  findScanReport(id: string) {
    return this.#scans.findScanReport(id)
  }

  listScans(filter: ScanFilter, page: PageRequest) {
    return this.#scans.listScans(filter, page)
  }

  insertScan(scan: ScanRecord, idempotency: IdempotencyRecord | null, trail?: Trail) {
    return this.#scans.insertScan(scan, idempotency, trail)
  }

  updateScan(scan: ScanRecord, report: string | null) {
    return this.#scans.updateScan(scan, report)
  }

  sweepScans(retention: ScanRetention) {
    return this.#scans.sweepScans(retention)
  }

  findScanSchedule(apiId: string) {
    return this.#scanSchedules.findScanSchedule(apiId)
  }

  listScanSchedules(page: PageRequest) {
    return this.#scanSchedules.listScanSchedules(page)
  }

  listDueScanSchedules(nowMs: number, count: number) {
    return this.#scanSchedules.listDueScanSchedules(nowMs, count)
  }

  insertScanSchedule(schedule: ScanSchedule, idempotency: IdempotencyRecord | null, trail?: Trail) {
    return this.#scanSchedules.insertScanSchedule(schedule, idempotency, trail)
  }

  takeScanSchedule(schedule: ScanSchedule, scan: ScanRecord) {
    return this.#scanSchedules.takeScanSchedule(schedule, scan)
  }

  deleteScanSchedule(apiId: string, trail?: Trail) {
    return this.#scanSchedules.deleteScanSchedule(apiId, trail)
  }

  appendTrail(trail: Trail) {
    return this.#audit.appendTrail(trail)
  }

  findAuditHead(tenant: string) {
    return this.#audit.findAuditHead(tenant)
  }

  listAuditHeads() {
    return this.#audit.listAuditHeads()
  }

  listAuditEvents(filter: AuditFilter, page: PageRequest) {
    return this.#audit.listAuditEvents(filter, page)
  }

  readAuditEvents(filter: AuditFilter, afterPosition: number, count: number) {
    return this.#audit.readAuditEvents(filter, afterPosition, count)
  }

  findAuditPosition() {
    return this.#audit.findAuditPosition()
  }

  insertAuditCheckpoint(checkpoint: AuditCheckpoint) {
    return this.#audit.insertAuditCheckpoint(checkpoint)
  }

  findAuditCheckpoint(tenant: string) {
    return this.#audit.findAuditCheckpoint(tenant)
  }

  listAuditCheckpoints(tenant: string, afterSize: number, count: number) {
    return this.#audit.listAuditCheckpoints(tenant, afterSize, count)
  }

  pruneAudit(tenant: string, seq: number, trail: Trail) {
    return this.#audit.pruneAudit(tenant, seq, trail)
  }

  findSinkPosition(sink: string) {
    return this.#audit.findSinkPosition(sink)
  }

  setSinkPosition(sink: string, position: number) {
    return this.#audit.setSinkPosition(sink, position)
  }

  findClockWatch() {
    return this.#audit.findClockWatch()
  }

  keepClockWatch(watch: ClockWatch) {
    return this.#audit.keepClockWatch(watch)
  }

  readRevocations(afterSeq: number, count: number) {
    return this.#revocations.readRevocations(afterSeq, count)
  }

  findRevocationSeq() {
    return this.#revocations.findRevocationSeq()
  }

  sweepRevocations(beforeMs: number) {
    return this.#revocations.sweepRevocations(beforeMs)
  }
}
