/** Says what the in-memory storage holds: one map for each table of a database. */
import type { ApiRecord, RoleRecord } from '../../engine/apis/api-record.ts'
import type {
  AuditCheckpoint,
  AuditHead,
  ClockWatch,
  PlacedAuditEvent,
} from '../../engine/audit/audit-storage.ts'
import type { KeyRecord } from '../../engine/keys/key-record.ts'
import type { Revocation } from '../../engine/revocations/revocation.ts'
import type { ScanRecord, ScanSchedule } from '../../engine/scans/scan-record.ts'
import type { IdempotencyRecord } from '../../engine/storage.ts'
import type {
  KeyUsage,
  RefusedUse,
  SecretUse,
  Sighting,
  UsageCount,
  UsageStep,
} from '../../engine/usage/usage-storage.ts'
import type { StoredQuota } from '../grant-quota.ts'

export class MemoryTables {
  readonly apis = new Map<string, ApiRecord>()
  /** By API id, then by name. */
  readonly roles = new Map<string, Map<string, RoleRecord>>()
  readonly keys = new Map<string, KeyRecord>()
  /** `lookupName` → key id. */
  readonly lookups = new Map<string, string>()
  /** `quotaName` → row. */
  readonly quotas = new Map<string, StoredQuota>()
  readonly usage = new Map<string, KeyUsage>()
  readonly usageCounts = new Map<string, StoredUsageCount>()
  /** By key id. */
  readonly sightings = new Map<string, readonly Sighting[]>()
  readonly secretUses = new Map<string, readonly SecretUse[]>()
  readonly refusedUses = new Map<string, readonly RefusedUse[]>()
  /** `idempotencyName` → record. */
  readonly idempotency = new Map<string, IdempotencyRecord>()
  readonly scans = new Map<string, ScanRecord>()
  /** By scan id. */
  readonly scanReports = new Map<string, string>()
  /** By API id. */
  readonly scanSchedules = new Map<string, ScanSchedule>()
  /** By position, ascending. */
  readonly auditEvents: PlacedAuditEvent[] = []
  /** The highest that was given. */
  auditPosition = 0
  /** By tenant. */
  readonly auditHeads = new Map<string, AuditHead>()
  readonly auditCheckpoints: AuditCheckpoint[] = []
  readonly sinkPositions = new Map<string, number>()
  clockWatch: ClockWatch | undefined
  /** By `seq`, ascending. */
  readonly revocations: Revocation[] = []
  /** The highest that was given. */
  revocationSeq = 0
}

/** Of a key, or of an API as a whole: then `keyId` is empty. */
export interface StoredUsageCount extends UsageCount {
  readonly apiId: string
  readonly keyId: string
  readonly step: UsageStep
}

/** JSON, so that no choice of texts makes two names equal. */
export function lookupName(apiId: string, lookup: string): string {
  return JSON.stringify([apiId, lookup])
}

export function quotaName(subject: string, period: string): string {
  return JSON.stringify([subject, period])
}

export function idempotencyName(actor: string, keyDigest: string): string {
  return JSON.stringify([actor, keyDigest])
}
