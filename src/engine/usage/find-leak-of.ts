/** Finds out whether a secret was seen where it must not be, before or after it ended. */
import { limits } from '../../base/limits.ts'
import type { AuditStorage } from '../audit/audit-storage.ts'
import type { KeyRecord } from '../keys/key-record.ts'
import type { EndedSecret, RefusedKey } from './refusal.ts'

export type LeakPlace = NonNullable<KeyRecord['exposedIn']>

/**
 * A report about a secret that has ended leaves the key as it is, so the audit log is asked: it
 * knows which secret was seen. Where it knows of none, as it was pruned, the mark of the key does.
 */
export async function findLeakOf(
  storage: AuditStorage,
  { id, apiId, exposedAtMs, exposedIn }: RefusedKey,
  { version, createdAtMs, expiresAtMs }: EndedSecret,
): Promise<LeakPlace | null> {
  const page = { cursor: null, size: limits.leakRepeatsLookedAtMax }
  let isKnown = false
  for (const action of ['key.leak_reported', 'key.exposed'] as const) {
    const filter = { tenant: apiId, action, targetId: id }
    const { items } = await storage.listAuditEvents(filter, page)
    // Of a token that leaked nobody learns the secret.
    const seen = items.filter(({ details }) => details['tokenId'] === undefined)
    const own = seen.find(({ details }) => details['secretVersion'] === version)
    if (own !== undefined) return toPlace(own.details['where'])
    if (seen.length > 0) isKnown = true
  }
  if (isKnown || exposedAtMs === null) return null
  const hadEnded = expiresAtMs !== null && expiresAtMs <= exposedAtMs
  return createdAtMs > exposedAtMs || hadEnded ? null : (exposedIn ?? 'leak')
}

function toPlace(where: unknown): LeakPlace {
  return where === 'query' || where === 'cookie' ? where : 'leak'
}
