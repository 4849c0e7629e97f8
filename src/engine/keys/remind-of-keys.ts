/** Tells, before it hurts, of keys that are about to expire or that are due for rotation. */
import { limits } from '../../base/limits.ts'
import type { ApiRecord } from '../apis/api-record.ts'
import type { AuditAction, AuditDraft } from '../audit/audit-event.ts'
import { draftSystemEvent } from '../audit/draft-event.ts'
import type { Engine } from '../engine.ts'
import type { Page } from '../storage.ts'
import { findDue } from './get-rotation.ts'
import type { KeyRecord } from './key-record.ts'
import { currentSecretOf } from './secret-versions.ts'

/**
 * Writes `key.expiring` as each of `limits.reminderDaysBefore` comes near and `key.rotation_due`
 * when it is, once for each end: what was told is looked up in the log, so a restart repeats
 * nothing. Answers how many events it wrote. Keys are looked through page by page.
 */
export async function remindOfKeys(engine: Engine): Promise<number> {
  const apis = new Map<string, ApiRecord>()
  let count = 0
  let cursor: string | null = null
  do {
    const filter = { state: 'active', nowMs: engine.clock.nowMs() } as const
    const page: Page<KeyRecord> = await engine.storage.listKeys(filter, {
      cursor,
      size: limits.pageSizeMax,
    })
    for (const key of page.items) {
      const api = apis.get(key.apiId) ?? (await engine.storage.findApi(key.apiId))?.api
      if (api === undefined) continue
      apis.set(key.apiId, api)
      count += await remindOfKey(engine, key, api)
    }
    cursor = page.cursor
  } while (cursor !== null)
  return count
}

async function remindOfKey(engine: Engine, key: KeyRecord, api: ApiRecord): Promise<number> {
  const nowMs = engine.clock.nowMs()
  const drafts = [draftExpiring(key, nowMs), draftDue(key, api, nowMs)]
  const events: AuditDraft[] = []
  for (const draft of drafts) {
    if (draft !== undefined && !(await wasTold(engine, draft))) events.push(draft)
  }
  if (events.length > 0) await engine.storage.appendTrail({ events, revocations: [] })
  return events.length
}

/** The nearest step only: who starts a server a day before the end is told once, not thrice. */
function draftExpiring(key: KeyRecord, nowMs: number): AuditDraft | undefined {
  const { expiresAtMs } = key
  if (expiresAtMs === null) return undefined
  const days = limits.reminderDaysBefore.find(
    (each) => expiresAtMs - nowMs <= each * limits.reminderDayMs,
  )
  if (days === undefined) return undefined
  return draft(key, 'key.expiring', nowMs, { expiresAt: toText(expiresAtMs), withinDays: days })
}

function draftDue(key: KeyRecord, api: ApiRecord, nowMs: number): AuditDraft | undefined {
  const current = currentSecretOf(key, nowMs)
  const dueAtMs = findDue(api, key, current)
  if (current === undefined || dueAtMs === null || dueAtMs > nowMs) return undefined
  const secretVersion = current.version
  return draft(key, 'key.rotation_due', nowMs, { dueAt: toText(dueAtMs), secretVersion })
}

function draft(
  { id, apiId, owner, name }: KeyRecord,
  action: AuditAction,
  atMs: number,
  details: AuditDraft['details'],
): AuditDraft {
  return draftSystemEvent({
    tenant: apiId,
    action,
    outcome: 'noticed',
    target: { kind: 'key', id },
    atMs,
    details: { ...details, owner, name },
  })
}

/** The same thing about the same end; a name that was changed since does not make it another. */
async function wasTold(engine: Engine, { action, target, details }: AuditDraft): Promise<boolean> {
  const filter = { action, targetId: target.id }
  const page = await engine.storage.listAuditEvents(filter, { cursor: null, size: 1 })
  const last = page.items[0]?.details
  if (last === undefined) return false
  const { owner: _owner, name: _name, ...facts } = details
  return Object.entries(facts).every(([name, value]) => last[name] === value)
}

function toText(atMs: number): string {
  return new Date(atMs).toISOString()
}
