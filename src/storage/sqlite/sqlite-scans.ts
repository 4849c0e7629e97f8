/** Decides how scans and their reports are found and changed in SQLite. */
import { type SqlBool, sql } from 'kysely'
import { KeywardError } from '../../base/errors.ts'
import type { ScanRecord, ScanState } from '../../engine/scans/scan-record.ts'
import type { ScanFilter, ScanRetention } from '../../engine/scans/scan-storage.ts'
import type { IdempotencyRecord, Page, PageRequest } from '../../engine/storage.ts'
import { NO_TRAIL, type Trail } from '../../engine/trail.ts'
import { assertPage, formatKeyCursor, type KeyPosition, parseKeyCursor } from '../page-cursor.ts'
import { formatJson, parseJson } from '../stored-json.ts'
import type { SqliteDatabase } from './sqlite-database.ts'
import type { SqliteIdempotency } from './sqlite-idempotency.ts'
import { compileQuery, pickPlaces, Query } from './sqlite-query.ts'
import { builder, type ScanReportRow, type ScanRow } from './sqlite-schema.ts'
import type { SqliteTrail } from './sqlite-trail.ts'

const SCAN_COLUMNS = [
  'id',
  'api_id',
  'target',
  'state',
  'trigger',
  'created_by',
  'created_at_ms',
  'started_at_ms',
  'ended_at_ms',
  'version',
  'problem',
  'summary',
  'options',
] as const satisfies readonly (keyof ScanRow)[]

const CHANGING_COLUMNS = [
  'state',
  'started_at_ms',
  'ended_at_ms',
  'version',
  'problem',
  'summary',
] as const satisfies readonly (keyof ScanRow)[]

const findScan = compileQuery<{ id: string }, ScanRow>(({ id }) =>
  builder.selectFrom('scans').selectAll().where('id', '=', id),
)

const findReport = compileQuery<{ id: string }, ScanReportRow>(({ id }) =>
  builder.selectFrom('scan_reports').selectAll().where('scan_id', '=', id),
)

const insertScan = compileQuery<ScanRow>((row) =>
  builder.insertInto('scans').values(pickPlaces(row, SCAN_COLUMNS)),
)

const updateScan = compileQuery<ScanRow & { versionBefore: number }>((row) =>
  builder
    .updateTable('scans')
    .set(pickPlaces<Pick<ScanRow, (typeof CHANGING_COLUMNS)[number]>>(row, CHANGING_COLUMNS))
    .where('id', '=', row.id)
    .where('version', '=', row.versionBefore),
)

const writeReport = compileQuery<ScanReportRow>((row) =>
  builder
    .insertInto('scan_reports')
    .values({ scan_id: row.scan_id, report: row.report })
    .onConflict((conflict) => conflict.column('scan_id').doUpdateSet({ report: row.report })),
)

const sweepScans = compileQuery<ScanRetention>(({ createdBeforeMs, perTargetMax, totalMax }) =>
  builder.deleteFrom('scans').where(
    sql<SqlBool>`id in (
      select id from (
        select id, created_at_ms,
          row_number() over (partition by target order by created_at_ms desc, id desc) as nth,
          row_number() over (order by created_at_ms desc, id desc) as nth_of_all
        from scans where state not in ('queued', 'running')
      )
      where created_at_ms < ${createdBeforeMs} or nth > ${perTargetMax} or nth_of_all > ${totalMax}
    )`,
  ),
)

export class SqliteScans {
  readonly #database: SqliteDatabase
  readonly #idempotency: SqliteIdempotency
  readonly #trail: SqliteTrail

  constructor(database: SqliteDatabase, idempotency: SqliteIdempotency, trail: SqliteTrail) {
    this.#database = database
    this.#idempotency = idempotency
    this.#trail = trail
  }

  findScan(id: string): ScanRecord | undefined {
    const row = this.#database.find(findScan, { id })
    return row === undefined ? undefined : toScanRecord(row)
  }

  findScanReport(id: string): string | undefined {
    return this.#database.find(findReport, { id })?.report
  }

  listScans(filter: ScanFilter, page: PageRequest): Page<ScanRecord> {
    assertPage(page)
    const query = compileList(filter, parseKeyCursor(page.cursor), page.size + 1)
    const rows = this.#database.list(query, {})
    const items = rows.slice(0, page.size).map(toScanRecord)
    const last = items.at(-1)
    const hasMore = rows.length > page.size && last !== undefined
    return { items, cursor: hasMore ? formatKeyCursor(last) : null }
  }

  insertScan(
    scan: ScanRecord,
    idempotency: IdempotencyRecord | null,
    trail: Trail = NO_TRAIL,
  ): void {
    this.#database.transaction(() => {
      this.insert(scan)
      this.#idempotency.insert(idempotency)
      this.#trail.append(trail)
    })
  }

  /** Part of the transaction of whoever asks for the scan. */
  insert(scan: ScanRecord): void {
    this.#database.run(insertScan, toScanRow(scan), 'api_not_found')
  }

  updateScan(scan: ScanRecord, report: string | null): void {
    const row = { ...toScanRow(scan), versionBefore: scan.version - 1 }
    this.#database.transaction(() => {
      if (this.#database.run(updateScan, row) === 0) throw new KeywardError('conflict')
      if (report !== null) this.#database.run(writeReport, { scan_id: scan.id, report })
    })
  }

  /** Reports go with their scans: the tables say so. */
  sweepScans(retention: ScanRetention): void {
    this.#database.run(sweepScans, retention)
  }
}

function compileList(
  { apiId, target, state }: ScanFilter,
  after: KeyPosition | null,
  size: number,
): Query<Record<string, never>, ScanRow> {
  let query = builder
    .selectFrom('scans')
    .selectAll()
    .orderBy('created_at_ms', 'desc')
    .orderBy('id', 'desc')
    .limit(size)
  if (apiId !== undefined) query = query.where('api_id', '=', apiId)
  if (target !== undefined) query = query.where('target', '=', target)
  if (state !== undefined) query = query.where('state', '=', state)
  if (after !== null) {
    const { createdAtMs, id } = after
    query = query.where(sql<SqlBool>`(created_at_ms, id) < (${createdAtMs}, ${id})`)
  }
  return new Query(query.compile())
}

function toScanRow(scan: ScanRecord): ScanRow {
  return {
    id: scan.id,
    api_id: scan.apiId,
    target: scan.target,
    state: scan.state,
    trigger: scan.trigger,
    created_by: scan.createdBy,
    created_at_ms: scan.createdAtMs,
    started_at_ms: scan.startedAtMs,
    ended_at_ms: scan.endedAtMs,
    version: scan.version,
    problem: scan.problem,
    summary: formatJson(scan.summary),
    options: formatJson(scan.options),
  }
}

function toScanRecord(row: ScanRow): ScanRecord {
  return {
    id: row.id,
    apiId: row.api_id,
    target: row.target,
    state: row.state as ScanState,
    trigger: row.trigger as ScanRecord['trigger'],
    createdBy: row.created_by,
    options: parseJson(row.options),
    summary: parseJson(row.summary),
    problem: row.problem,
    createdAtMs: row.created_at_ms,
    startedAtMs: row.started_at_ms,
    endedAtMs: row.ended_at_ms,
    version: row.version,
  }
}
