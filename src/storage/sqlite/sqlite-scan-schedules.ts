/** Decides how the schedules of scans are found, changed and taken in SQLite. */
import { KeywardError } from '../../base/errors.ts'
import type { ScanRecord, ScanSchedule } from '../../engine/scans/scan-record.ts'
import type { IdempotencyRecord, Page, PageRequest } from '../../engine/storage.ts'
import { NO_TRAIL, type Trail } from '../../engine/trail.ts'
import { assertPage, formatTextCursor, parseTextCursor } from '../page-cursor.ts'
import { formatJson, parseJson } from '../stored-json.ts'
import type { SqliteDatabase } from './sqlite-database.ts'
import type { SqliteIdempotency } from './sqlite-idempotency.ts'
import { compileQuery, pickPlaces } from './sqlite-query.ts'
import type { SqliteScans } from './sqlite-scans.ts'
import { builder, type ScanScheduleRow } from './sqlite-schema.ts'
import type { SqliteTrail } from './sqlite-trail.ts'

const SCHEDULE_COLUMNS = [
  'api_id',
  'target',
  'every_ms',
  'next_at_ms',
  'options',
  'created_by',
  'created_at_ms',
  'version',
] as const satisfies readonly (keyof ScanScheduleRow)[]

const findSchedule = compileQuery<{ apiId: string }, ScanScheduleRow>(({ apiId }) =>
  builder.selectFrom('scan_schedules').selectAll().where('api_id', '=', apiId),
)

/** The empty text comes before every id. */
const listSchedules = compileQuery<{ after: string; size: number }, ScanScheduleRow>(
  ({ after, size }) =>
    builder
      .selectFrom('scan_schedules')
      .selectAll()
      .where('api_id', '>', after)
      .orderBy('api_id')
      .limit(size),
)

const listDue = compileQuery<{ nowMs: number; count: number }, ScanScheduleRow>(
  ({ nowMs, count }) =>
    builder
      .selectFrom('scan_schedules')
      .selectAll()
      .where('next_at_ms', '<=', nowMs)
      .orderBy('next_at_ms')
      .orderBy('api_id')
      .limit(count),
)

const insertSchedule = compileQuery<ScanScheduleRow>((row) =>
  builder.insertInto('scan_schedules').values(pickPlaces(row, SCHEDULE_COLUMNS)),
)

interface Taking {
  readonly apiId: string
  readonly nextAtMs: number
  readonly version: number
  readonly versionBefore: number
}

const takeSchedule = compileQuery<Taking>(({ apiId, nextAtMs, version, versionBefore }) =>
  builder
    .updateTable('scan_schedules')
    .set({ next_at_ms: nextAtMs, version })
    .where('api_id', '=', apiId)
    .where('version', '=', versionBefore),
)

const deleteSchedule = compileQuery<{ apiId: string }>(({ apiId }) =>
  builder.deleteFrom('scan_schedules').where('api_id', '=', apiId),
)

export class SqliteScanSchedules {
  readonly #database: SqliteDatabase
  readonly #scans: SqliteScans
  readonly #idempotency: SqliteIdempotency
  readonly #trail: SqliteTrail

  constructor(
    database: SqliteDatabase,
    scans: SqliteScans,
    idempotency: SqliteIdempotency,
    trail: SqliteTrail,
  ) {
    this.#database = database
    this.#scans = scans
    this.#idempotency = idempotency
    this.#trail = trail
  }

  findScanSchedule(apiId: string): ScanSchedule | undefined {
    const row = this.#database.find(findSchedule, { apiId })
    return row === undefined ? undefined : toSchedule(row)
  }

  listScanSchedules(page: PageRequest): Page<ScanSchedule> {
    assertPage(page)
    const after = parseTextCursor(page.cursor) ?? ''
    const rows = this.#database.list(listSchedules, { after, size: page.size + 1 })
    const items = rows.slice(0, page.size).map(toSchedule)
    const last = items.at(-1)
    const hasMore = rows.length > page.size && last !== undefined
    return { items, cursor: hasMore ? formatTextCursor(last.apiId) : null }
  }

  listDueScanSchedules(nowMs: number, count: number): readonly ScanSchedule[] {
    return this.#database.list(listDue, { nowMs, count }).map(toSchedule)
  }

  insertScanSchedule(
    schedule: ScanSchedule,
    idempotency: IdempotencyRecord | null,
    trail: Trail = NO_TRAIL,
  ): void {
    this.#database.transaction(() => {
      this.#database.run(insertSchedule, toScheduleRow(schedule), 'api_not_found')
      this.#idempotency.insert(idempotency)
      this.#trail.append(trail)
    })
  }

  takeScanSchedule({ apiId, nextAtMs, version }: ScanSchedule, scan: ScanRecord): void {
    const taking = { apiId, nextAtMs, version, versionBefore: version - 1 }
    this.#database.transaction(() => {
      if (this.#database.run(takeSchedule, taking) === 0) throw new KeywardError('conflict')
      this.#scans.insert(scan)
    })
  }

  deleteScanSchedule(apiId: string, trail: Trail = NO_TRAIL): boolean {
    return this.#database.transaction(() => {
      const isDeleted = this.#database.run(deleteSchedule, { apiId }) > 0
      if (isDeleted) this.#trail.append(trail)
      return isDeleted
    })
  }
}

function toScheduleRow(schedule: ScanSchedule): ScanScheduleRow {
  return {
    api_id: schedule.apiId,
    target: schedule.target,
    every_ms: schedule.everyMs,
    next_at_ms: schedule.nextAtMs,
    options: formatJson(schedule.options),
    created_by: schedule.createdBy,
    created_at_ms: schedule.createdAtMs,
    version: schedule.version,
  }
}

function toSchedule(row: ScanScheduleRow): ScanSchedule {
  return {
    apiId: row.api_id,
    target: row.target,
    everyMs: row.every_ms,
    nextAtMs: row.next_at_ms,
    options: parseJson(row.options),
    createdBy: row.created_by,
    createdAtMs: row.created_at_ms,
    version: row.version,
  }
}
