/** Decides how quota is set aside in SQLite: durable before it is granted. */
import type { QuotaPeriod } from '../../engine/limits/limit-policy.ts'
import type { QuotaGrant, QuotaReservation } from '../../engine/storage.ts'
import { grantQuota } from '../grant-quota.ts'
import type { SqliteDatabase } from './sqlite-database.ts'
import { compileQuery, pickPlaces } from './sqlite-query.ts'
import { builder, type QuotaRow } from './sqlite-schema.ts'

const findQuota = compileQuery<{ subject: string; period: string }, QuotaRow>(
  ({ subject, period }) =>
    builder
      .selectFrom('quotas')
      .selectAll()
      .where('subject', '=', subject)
      .where('period', '=', period),
)

const writeQuota = compileQuery<QuotaRow>((row) =>
  builder
    .insertInto('quotas')
    .values(pickPlaces(row, ['subject', 'period', 'period_start_ms', 'reserved']))
    .onConflict((conflict) =>
      conflict.columns(['subject', 'period']).doUpdateSet(({ ref }) => ({
        period_start_ms: ref('excluded.period_start_ms'),
        reserved: ref('excluded.reserved'),
      })),
    ),
)

export class SqliteQuotas {
  readonly #database: SqliteDatabase

  constructor(database: SqliteDatabase) {
    this.#database = database
  }

  reserveQuota(reservation: QuotaReservation): QuotaGrant {
    const { subject, period } = reservation
    return this.#database.transaction(() => {
      const stored = this.#find(subject, period)
      const grant = grantQuota(reservation, stored)
      if (grant.granted > 0) this.#write(subject, period, grant.periodStartMs, grant.reserved)
      return grant
    })
  }

  releaseQuota(subject: string, period: QuotaPeriod, periodStartMs: number, amount: number): void {
    this.#database.transaction(() => {
      const stored = this.#find(subject, period)
      if (stored?.periodStartMs !== periodStartMs) return
      this.#write(subject, period, periodStartMs, Math.max(0, stored.reserved - amount))
    })
  }

  #find(subject: string, period: string) {
    const row = this.#database.find(findQuota, { subject, period })
    if (row === undefined) return undefined
    return { periodStartMs: row.period_start_ms, reserved: row.reserved }
  }

  #write(subject: string, period: string, periodStartMs: number, reserved: number): void {
    this.#database.run(writeQuota, { subject, period, period_start_ms: periodStartMs, reserved })
  }
}
