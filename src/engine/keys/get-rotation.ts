/** Says how a rotation stands: which secrets work, who still uses the old one, what is due. */
import { limits } from '../../base/limits.ts'
import type { ApiRecord } from '../apis/api-record.ts'
import { getApi } from '../apis/get-api.ts'
import type { Engine } from '../engine.ts'
import { getKey } from './get-key.ts'
import type { KeyRecord, SecretVersion } from './key-record.ts'
import { currentSecretOf, endSecret, isLiveSecret, listEndingSecrets } from './secret-versions.ts'

export interface SecretStatus {
  readonly version: number
  readonly state: 'current' | 'ending' | 'ended'
  readonly createdAtMs: number
  readonly endsAtMs: number | null
  /** Since it began to end; null when it was not used since, and always of a current one. */
  readonly lastUsedAtMs: number | null
  readonly lastUsedFrom: string | null
  /** How often it was presented after it had ended, since `limits.usageHoursKeptMs`; refused. */
  readonly refusedCount: number
  readonly lastRefusedAtMs: number | null
  readonly lastRefusedFrom: string | null
  readonly lastRefusedUserAgent: string | null
}

export interface Rotation {
  readonly keyId: string
  /** `leaked`: the current secret was given an end, and there is no other yet. */
  readonly state: 'none' | 'in_progress' | 'leaked'
  readonly secrets: readonly SecretStatus[]
  /** When the last of the old secrets ends by itself; null when none is ending. */
  readonly endsAtMs: number | null
  /** True when no old secret was used for `limits.rotationQuietMs`. Null when none is ending. */
  readonly isSafeToFinish: boolean | null
  /** When the current secret gets older than the schedule allows; null without a schedule. */
  readonly dueAtMs: number | null
  readonly isDue: boolean
}

/** Counts what is stored of use and what is not written yet. Error `key_not_found`. */
export async function getRotation(engine: Engine, id: string): Promise<Rotation> {
  const nowMs = engine.clock.nowMs()
  const key = endWithKey(await getKey(engine, id), nowMs)
  const { api } = await getApi(engine, key.apiId)
  const current = currentSecretOf(key, nowMs)
  const ending = listEndingSecrets(key, nowMs)
  const secrets = await listStatus(engine, key, current, nowMs)
  const dueAtMs = findDue(api, key, current)
  const isLeaked = current !== undefined && current.expiresAtMs !== null
  return {
    keyId: id,
    state: ending.length > 0 ? 'in_progress' : isLeaked ? 'leaked' : 'none',
    secrets,
    endsAtMs: ending.length === 0 ? null : Math.max(...ending.map(endOf)),
    isSafeToFinish: ending.length === 0 ? null : isQuiet(secrets, current, nowMs),
    dueAtMs,
    isDue: dueAtMs !== null && dueAtMs <= nowMs,
  }
}

/** No secret outlives its key: of one that is over, they are over too. */
function endWithKey(key: KeyRecord, nowMs: number): KeyRecord {
  const overAtMs = Math.min(key.revokedAtMs ?? Infinity, key.expiresAtMs ?? Infinity)
  if (overAtMs > nowMs) return key
  return { ...key, secrets: key.secrets.map((each) => endSecret(key, each, overAtMs, nowMs)) }
}

/** The schedule of the key, else that of its API. */
export function findDue(
  { keyPolicy }: ApiRecord,
  { rotateEveryMs }: KeyRecord,
  current: SecretVersion | undefined,
): number | null {
  const everyMs = rotateEveryMs === 'inherit' ? keyPolicy.rotateEveryMs : rotateEveryMs
  return everyMs === null || current === undefined ? null : current.createdAtMs + everyMs
}

const endOf = ({ expiresAtMs }: SecretVersion) => expiresAtMs ?? Infinity

/** An old secret that nobody used for a while, since the new one was there. */
function isQuiet(
  secrets: readonly SecretStatus[],
  current: SecretVersion | undefined,
  nowMs: number,
): boolean {
  const sinceMs = current?.createdAtMs ?? nowMs
  return secrets
    .filter(({ state }) => state === 'ending')
    .every(
      ({ lastUsedAtMs }) =>
        nowMs - Math.max(lastUsedAtMs ?? sinceMs, sinceMs) >= limits.rotationQuietMs,
    )
}

async function listStatus(
  engine: Engine,
  key: KeyRecord,
  current: SecretVersion | undefined,
  nowMs: number,
): Promise<SecretStatus[]> {
  const stored = await engine.storage.findSecretUse(key.id)
  // Later ones come last, and count.
  const known = [...stored, ...engine.usage.findPendingSecretUses(key.id)]
  const uses = new Map(known.map((use) => [use.version, use]))
  const refused = await engine.storage.findRefusedUse([key.id])
  return key.secrets.map((secret) => {
    const use = uses.get(secret.version)
    const written = refused.find(({ version }) => version === secret.version)
    const pending = engine.usage.findPendingRefused(key.id, secret.version)
    const last = pending ?? written
    return {
      version: secret.version,
      state: secret === current ? 'current' : isLiveSecret(secret, nowMs) ? 'ending' : 'ended',
      createdAtMs: secret.createdAtMs,
      endsAtMs: secret.expiresAtMs,
      lastUsedAtMs: use?.lastUsedAtMs ?? null,
      lastUsedFrom: use?.address ?? null,
      refusedCount: (written?.count ?? 0) + (pending?.count ?? 0),
      lastRefusedAtMs: last?.lastRefusedAtMs ?? null,
      lastRefusedFrom: last?.address ?? null,
      lastRefusedUserAgent: last?.userAgent ?? null,
    }
  })
}
