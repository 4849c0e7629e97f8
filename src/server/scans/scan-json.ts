/** Decides how scans and schedules are told over HTTP. */
import type { ScanOptions, ScanRecord, ScanSchedule } from '../../engine/scans/scan-record.ts'
import { formatInstant, formatInstantOrNull } from '../schemas/instant-schema.ts'

export function toScanJson(scan: ScanRecord) {
  const { summary } = scan
  const { critical = 0, high = 0, medium = 0, low = 0, info = 0 } = summary?.findings ?? {}
  return {
    id: scan.id,
    api: scan.apiId,
    target: scan.target,
    state: scan.state,
    trigger: scan.trigger,
    options: toOptionsJson(scan.options),
    score: summary?.score ?? null,
    grade: summary?.grade ?? null,
    complete: summary?.complete ?? null,
    findings: summary === null ? null : { critical, high, medium, low, info },
    problem: scan.problem,
    createdBy: scan.createdBy,
    createdAt: formatInstant(scan.createdAtMs),
    startedAt: formatInstantOrNull(scan.startedAtMs),
    endedAt: formatInstantOrNull(scan.endedAtMs),
    version: scan.version,
  }
}

export function toScanScheduleJson(schedule: ScanSchedule) {
  return {
    api: schedule.apiId,
    target: schedule.target,
    everyMs: schedule.everyMs,
    nextAt: formatInstant(schedule.nextAtMs),
    options: toOptionsJson(schedule.options),
    createdBy: schedule.createdBy,
    createdAt: formatInstant(schedule.createdAtMs),
    version: schedule.version,
  }
}

function toOptionsJson(options: ScanOptions) {
  return {
    openapi: options.openapi,
    active: options.isActive,
    requests: options.requestsBudget,
    ratePerSecond: options.requestsPerSecond,
    only: options.onlyRules,
    skip: options.skippedRules,
    /** Names: the keys themselves are not kept. */
    keys: options.keyNames,
  }
}
