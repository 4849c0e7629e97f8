/** Collects the inventory: every key that is not revoked, its owner, age, last use and rotation. */
import { setImmediate } from 'node:timers/promises'
import { limits } from '../../base/limits.ts'
import { DAY_MS } from '../../base/units.ts'
import { type ApiWithRoles, BUILTIN_API_ID } from '../apis/api-record.ts'
import { getApi } from '../apis/get-api.ts'
import type { Engine } from '../engine.ts'
import { findDue } from '../keys/get-rotation.ts'
import { getKeyState, type KeyRecord } from '../keys/key-record.ts'
import { addUsage, type KeyWithUsage } from '../keys/list-keys.ts'
import { currentSecretOf, listEndingSecrets } from '../keys/secret-versions.ts'
import { GrantSet, listGrants } from '../policy/grants.ts'
import { reviewKeys } from '../review/review-keys.ts'
import { REVIEW_KINDS } from '../review/review-kinds.ts'
import type { EvidencePart } from './evidence-facts.ts'
import { TableBuilder } from './evidence-table.ts'
import { formatMoment } from './format-moment.ts'

const COLUMNS = {
  key: 'Key',
  api: 'API',
  owner: 'Owner',
  name: 'Name',
  state: 'State',
  lastUsedAt: 'Last used',
  ageDays: 'Age in days',
  secretAgeDays: 'Age of secret in days',
  rotation: 'Rotation',
  expiresAt: 'Expires',
  scopes: 'Scopes',
  roles: 'Roles',
  createdAt: 'Created',
  hint: 'Hint',
}

interface Counts {
  working: number
  ownerless: number
  readsAudit: number
  admins: number
}

/** The state of now, whatever the period is: `figures` begin with `keys` or `review`. */
export async function collectInventory(
  engine: Engine,
  apiId: string | null,
): Promise<EvidencePart> {
  const table = new TableBuilder('inventory', 'Keys that are not revoked', COLUMNS)
  const counts: Counts = { working: 0, ownerless: 0, readsAudit: 0, admins: 0 }
  const nowMs = engine.clock.nowMs()
  const filter = { nowMs, ...(apiId === null ? {} : { apiId }) }
  const sources = new Map<string, ApiWithRoles>()
  let cursor: string | null = null
  do {
    const page = await engine.storage.listKeys(filter, { cursor, size: limits.pageSizeMax })
    const live = page.items.filter(({ revokedAtMs }) => revokedAtMs === null)
    for (const each of await addUsage(engine, live)) {
      const { apiId: of } = each.key
      const source = sources.get(of) ?? (await getApi(engine, of))
      sources.set(of, source)
      countKey(counts, each.key, source, nowMs)
      table.add(toRow(each, source, nowMs))
    }
    cursor = page.cursor
    await setImmediate()
  } while (cursor !== null)
  const figures = {
    keys: table.total,
    keysWorking: counts.working,
    keysWithoutOwner: counts.ownerless,
    adminKeys: counts.admins,
    adminKeysReadingAudit: counts.readsAudit,
    ...(await reviewFigures(engine, apiId)),
  }
  return { figures, tables: [table.build()] }
}

async function reviewFigures(engine: Engine, apiId: string | null) {
  const request = { days: limits.reviewDaysDefault, count: 0 }
  const review = await reviewKeys(engine, { ...request, ...(apiId === null ? {} : { apiId }) })
  const counts = REVIEW_KINDS.map((kind) => [`review_${kind}`, review.counts.get(kind) ?? 0])
  return { review_keys: review.reviewed, ...Object.fromEntries(counts) } as Record<string, number>
}

function countKey(counts: Counts, key: KeyRecord, source: ApiWithRoles, nowMs: number): void {
  if (key.owner === null) counts.ownerless++
  if (getKeyState(key, nowMs) !== 'active') return
  counts.working++
  if (key.apiId !== BUILTIN_API_ID) return
  counts.admins++
  if (new GrantSet(listGrants(key, source)).allows('read:audit')) counts.readsAudit++
}

function toRow({ key, usage }: KeyWithUsage, source: ApiWithRoles, nowMs: number) {
  const current = currentSecretOf(key, nowMs)
  return {
    key: key.id,
    api: key.apiId,
    name: key.name,
    hint: key.hint,
    owner: key.owner,
    state: getKeyState(key, nowMs),
    scopes: key.scopes.join(' '),
    roles: key.roles.join(' '),
    createdAt: formatMoment(key.createdAtMs),
    ageDays: toDays(nowMs - key.createdAtMs),
    expiresAt: formatMoment(key.expiresAtMs),
    lastUsedAt: formatMoment(usage.lastUsedAtMs),
    secretAgeDays: current === undefined ? null : toDays(nowMs - current.createdAtMs),
    rotation: tellRotation(key, source, nowMs),
  }
}

function tellRotation(key: KeyRecord, { api }: ApiWithRoles, nowMs: number): string {
  if (listEndingSecrets(key, nowMs).length > 0) return 'under way'
  const dueAtMs = findDue(api, key, currentSecretOf(key, nowMs))
  if (dueAtMs === null) return 'no schedule'
  return `${dueAtMs <= nowMs ? 'overdue since' : 'due'} ${formatMoment(dueAtMs)?.slice(0, 10)}`
}

function toDays(spanMs: number): number {
  return Math.floor(spanMs / DAY_MS)
}
