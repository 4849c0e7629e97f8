/** Says which columns the tables have, and builds queries over them that are not run by Kysely. */
import { DummyDriver, Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely'
import type { Sighting, UsageOutcome } from '../../engine/usage/usage-storage.ts'

export interface ApiRow {
  readonly id: string
  readonly name: string
  readonly prefix: string
  readonly upstream: string | null
  /** JSON, as are the other lists and records of this and the other tables. */
  readonly scopes: string
  readonly routes: string
  readonly rate_limits: string
  readonly quota: string
  readonly key_policy: string
  readonly imported_forms: string
  readonly created_at_ms: number
  readonly updated_at_ms: number
  readonly version: number
}

export interface RoleRow {
  readonly api_id: string
  readonly name: string
  readonly description: string
  readonly scopes: string
  readonly created_at_ms: number
  readonly updated_at_ms: number
  readonly version: number
}

export interface KeyRow {
  readonly id: string
  readonly api_id: string
  readonly created_at_ms: number
  readonly owner: string | null
  readonly name: string
  /** The name in lower case by the rules of Unicode, which SQLite does not know. */
  readonly folded_name: string
  readonly hint: string
  readonly imported: number
  readonly enabled: number
  readonly not_before_ms: number | null
  readonly expires_at_ms: number | null
  readonly revoked_at_ms: number | null
  readonly revoked_reason: string | null
  readonly exposed_at_ms: number | null
  readonly exposed_in: string | null
  readonly quarantined_at_ms: number | null
  readonly quarantine_reason: string | null
  /** JSON: milliseconds, null or "inherit". */
  readonly rotate_every: string
  readonly created_by: string
  readonly updated_at_ms: number
  readonly version: number
  readonly scopes: string
  readonly roles: string
  readonly rate_limits: string
  readonly quota: string
  readonly addresses: string
  readonly metadata: string
}

export interface KeySecretRow {
  readonly key_id: string
  readonly version: number
  readonly api_id: string
  readonly algorithm: string
  readonly digest: string
  readonly pepper_id: string | null
  readonly lookup: string | null
  readonly created_at_ms: number
  readonly expires_at_ms: number | null
}

/** Only of keys that are not revoked. */
export interface KeyRoleRow {
  readonly key_id: string
  readonly api_id: string
  readonly role: string
}

export interface QuotaRow {
  readonly subject: string
  readonly period: string
  readonly period_start_ms: number
  readonly reserved: number
}

export interface KeyUsageRow {
  readonly key_id: string
  readonly allowed: number
  readonly denied: number
  readonly last_used_at_ms: number
}

interface UsageCountRow {
  readonly step: string
  readonly at_ms: number
  readonly scope: string
  readonly outcome: UsageOutcome
  readonly count: number
}

export interface KeyUsageCountRow extends UsageCountRow {
  readonly key_id: string
}

export interface ApiUsageCountRow extends UsageCountRow {
  readonly api_id: string
}

export interface KeySightingRow {
  readonly key_id: string
  readonly kind: Sighting['kind']
  readonly value: string
  readonly first_seen_at_ms: number
  readonly last_seen_at_ms: number
  readonly count: number
}

export interface KeySecretUseRow {
  readonly key_id: string
  readonly version: number
  readonly last_used_at_ms: number
  readonly address: string | null
}

export interface KeyRefusedUseRow {
  readonly key_id: string
  readonly version: number
  readonly count: number
  readonly last_refused_at_ms: number
  readonly address: string | null
  readonly user_agent: string | null
}

export interface IdempotencyRow {
  readonly actor: string
  readonly key_digest: string
  readonly request_digest: string
  readonly result_id: string
  readonly created_at_ms: number
}

export interface ScanRow {
  readonly id: string
  readonly api_id: string | null
  readonly target: string
  readonly state: string
  readonly trigger: string
  readonly created_by: string
  readonly created_at_ms: number
  readonly started_at_ms: number | null
  readonly ended_at_ms: number | null
  readonly version: number
  readonly problem: string | null
  readonly summary: string
  readonly options: string
}

export interface ScanReportRow {
  readonly scan_id: string
  readonly report: string
}

export interface ScanScheduleRow {
  readonly api_id: string
  readonly target: string
  readonly every_ms: number
  readonly next_at_ms: number
  readonly options: string
  readonly created_by: string
  readonly created_at_ms: number
  readonly version: number
}

/** `text` is the canonical line of the event; the other columns are what filters ask for. */
export interface AuditEventRow {
  readonly position: number
  readonly tenant: string
  readonly seq: number
  readonly at_ms: number
  readonly action: string
  readonly outcome: string
  readonly actor_id: string
  readonly target_id: string
  readonly event: string
}

export interface AuditHeadRow {
  readonly tenant: string
  readonly size: number
  readonly last_hash: string
  readonly frontier: string
  readonly pruned_size: number
  readonly pruned_hash: string
  readonly pruned_frontier: string
}

export interface AuditCheckpointRow {
  readonly tenant: string
  readonly size: number
  readonly at_ms: number
  readonly note: string
}

export interface AuditSinkRow {
  readonly sink: string
  readonly position: number
}

/** One row. */
export interface ClockWatchRow {
  readonly id: number
  readonly trusted_ms: number
  readonly seen_ms: number
  readonly even_ms: number
}

/** Of so many positions in a row: when the events there happened, whatever the clock did. */
export interface AuditSpanRow {
  /** The position divided by the length of a span, without the rest. */
  readonly span: number
  readonly first_ms: number
  readonly last_ms: number
}

/** SQLite's own: the highest number given in each table that never gives one twice. */
export interface SequenceRow {
  readonly name: string
  readonly seq: number
}

export interface RevocationRow {
  readonly seq: number
  readonly at_ms: number
  readonly api_id: string
  /** Empty: of whatever key of the API. */
  readonly key_id: string
  readonly role: string | null
  readonly jti: string | null
  readonly secret_version_max: number | null
  readonly issued_before_ms: number | null
  readonly effective_at_ms: number
  readonly forget_at_ms: number
  readonly reason: string
}

export interface SqliteSchema {
  readonly apis: ApiRow
  readonly roles: RoleRow
  readonly keys: KeyRow
  readonly key_secrets: KeySecretRow
  readonly key_roles: KeyRoleRow
  readonly quotas: QuotaRow
  readonly key_usage: KeyUsageRow
  readonly key_usage_counts: KeyUsageCountRow
  readonly api_usage_counts: ApiUsageCountRow
  readonly key_sightings: KeySightingRow
  readonly key_secret_use: KeySecretUseRow
  readonly key_refused_use: KeyRefusedUseRow
  readonly idempotency: IdempotencyRow
  readonly scans: ScanRow
  readonly scan_reports: ScanReportRow
  readonly scan_schedules: ScanScheduleRow
  readonly audit_events: AuditEventRow
  readonly audit_heads: AuditHeadRow
  readonly audit_checkpoints: AuditCheckpointRow
  readonly audit_sinks: AuditSinkRow
  readonly audit_spans: AuditSpanRow
  readonly clock_watch: ClockWatchRow
  readonly revocations: RevocationRow
  readonly sqlite_sequence: SequenceRow
}

/** Builds and compiles only; `SqliteDatabase` runs what comes out, without a promise in between. */
export const builder = new Kysely<SqliteSchema>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
})
