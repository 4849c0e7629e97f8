/** Decides what a reservation gets, given what is stored: never more than the limit in a period. */
import type { QuotaGrant, QuotaReservation } from '../engine/storage.ts'

/** What is stored for one subject and kind of period. */
export interface StoredQuota {
  readonly periodStartMs: number
  readonly reserved: number
}

/**
 * A stored period that began later than the one asked for wins: the clock went back over a
 * restart, and what was set aside must not be given out a second time. An earlier one is over.
 */
export function grantQuota(
  { periodStartMs, amount, limit }: QuotaReservation,
  stored: StoredQuota | undefined,
): QuotaGrant {
  const isCurrent = stored !== undefined && stored.periodStartMs >= periodStartMs
  const before = isCurrent ? stored.reserved : 0
  const granted = Math.max(0, Math.min(amount, limit - before))
  return {
    periodStartMs: isCurrent ? stored.periodStartMs : periodStartMs,
    granted,
    reserved: before + granted,
  }
}
