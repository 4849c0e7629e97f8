/** Finds which scopes and roles of a key were given to it, or changed, in a period. */
import { limits } from '../../base/limits.ts'
import type { ApiWithRoles } from '../apis/api-record.ts'
import type { Engine } from '../engine.ts'
import type { KeyRecord } from '../keys/key-record.ts'
import type { UseHistory } from './propose-scopes.ts'

/** By the audit log; all of them when it was changed more often than can be looked through. */
export async function listYoungGrants(
  engine: Engine,
  key: KeyRecord,
  source: ApiWithRoles,
  fromMs: number,
): Promise<UseHistory['young']> {
  const scopes = new Set<string>()
  const roles = new Set(
    key.roles.filter((name) => (source.roles.get(name)?.updatedAtMs ?? 0) > fromMs),
  )
  if (key.updatedAtMs <= fromMs) return { scopes, roles }
  const filter = { tenant: key.apiId, targetId: key.id, fromMs }
  const events = await engine.storage.readAuditEvents(filter, 0, limits.auditPageSize)
  if (events.length === limits.auditPageSize) {
    return { scopes: new Set(key.scopes), roles: new Set(key.roles) }
  }
  for (const { event } of events) {
    addNew(scopes, key.scopes, event.before?.['scopes'], event.after?.['scopes'])
    addNew(roles, key.roles, event.before?.['roles'], event.after?.['roles'])
  }
  return { scopes, roles }
}

/** A list that is too long for an event is told by its digest: then all may be new. */
function addNew(
  young: Set<string>,
  held: readonly string[],
  before: unknown,
  after: unknown,
): void {
  if (after === undefined) return
  const known = new Set<unknown>(Array.isArray(before) ? before : [])
  for (const each of Array.isArray(after) ? after : held) if (!known.has(each)) young.add(each)
}
