/** Decides how much of a quota is set aside, in memory. */
import type { QuotaPeriod } from '../../engine/limits/limit-policy.ts'
import type { QuotaGrant, QuotaReservation } from '../../engine/storage.ts'
import { grantQuota } from '../grant-quota.ts'
import { type MemoryTables, quotaName } from './memory-tables.ts'

export class MemoryQuotas {
  readonly #tables: MemoryTables

  constructor(tables: MemoryTables) {
    this.#tables = tables
  }

  reserveQuota(reservation: QuotaReservation): QuotaGrant {
    const name = quotaName(reservation.subject, reservation.period)
    const grant = grantQuota(reservation, this.#tables.quotas.get(name))
    if (grant.granted > 0) this.#tables.quotas.set(name, grant)
    return grant
  }

  releaseQuota(subject: string, period: QuotaPeriod, periodStartMs: number, amount: number): void {
    const name = quotaName(subject, period)
    const stored = this.#tables.quotas.get(name)
    if (stored?.periodStartMs !== periodStartMs) return
    const reserved = Math.max(0, stored.reserved - amount)
    this.#tables.quotas.set(name, { periodStartMs, reserved })
  }
}
