/** Decides what becomes of a key that was seen where it must not be: what the policy says. */
import type { LeakReaction } from '../apis/api-record.ts'
import { getApi } from '../apis/get-api.ts'
import { draftEvent } from '../audit/draft-event.ts'
import type { Engine } from '../engine.ts'
import { changeKey, type KeyChange } from '../keys/change-key.ts'
import { getKeyState, type KeyRecord } from '../keys/key-record.ts'
import { endSecret, isLiveSecret } from '../keys/secret-versions.ts'
import type { Principal } from '../principal.ts'
import type { LeakedSecret } from './find-leaked-secret.ts'

/** Where and how it was seen. */
export interface Sighting {
  readonly action: 'key.exposed' | 'key.leak_reported'
  readonly where: 'query' | 'cookie' | 'leak'
  /** For the event; never a secret. */
  readonly details: Readonly<Record<string, unknown>>
  /** True when it is told of even if nothing changes by it. */
  readonly isAlwaysTold: boolean
  /**
   * Set where a token of the key was seen and not its secret, which nobody knows by it: the key is
   * not marked. One that is over could open nothing any more.
   */
  readonly token?: { readonly isOver: boolean }
}

export interface LeakAnswer {
  readonly key: KeyRecord
  /** What was done, now or before; `none` when there was nothing left to do. */
  readonly reaction: LeakReaction | 'none'
}

/**
 * Event and reaction are one transaction. What has been done already is not done again. A secret
 * that has ended, or a key that has, is past all harm: then there is only the event.
 */
export async function reactToLeak(
  engine: Engine,
  principal: Principal,
  { key: seen, secret: { version } }: LeakedSecret,
  sighting: Sighting,
): Promise<LeakAnswer> {
  const { api } = await getApi(engine, seen.apiId)
  const { onLeak, onExposure, rotationGraceMs } = api.keyPolicy
  const wanted = sighting.where === 'leak' ? onLeak : onExposure
  const done: { reaction: LeakReaction | 'none'; isChange: boolean } = {
    reaction: 'none',
    isChange: false,
  }
  const key = await changeKey(engine, principal, seen.id, (record, nowMs) => {
    const isPast = isPastHarm(record, version, nowMs) || sighting.token?.isOver === true
    done.reaction = isPast ? 'none' : wanted
    const reaction = { wanted: done.reaction, graceMs: rotationGraceMs, version, nowMs }
    const change = decideChange(record, reaction, sighting)
    done.isChange = change !== null
    return change
  })
  if (!done.isChange) {
    await tellUnchanged(engine, principal, { key, version, sighting, reaction: done.reaction })
  }
  return { key, reaction: done.reaction }
}

function isPastHarm(key: KeyRecord, version: number, nowMs: number): boolean {
  const state = getKeyState(key, nowMs)
  const secret = key.secrets.find((each) => each.version === version)
  if (state === 'revoked' || state === 'expired' || secret === undefined) return true
  return !isLiveSecret(secret, nowMs)
}

interface Reaction {
  readonly wanted: LeakReaction | 'none'
  readonly graceMs: number
  readonly version: number
  readonly nowMs: number
}

/** Null when neither the key nor its mark changes. */
function decideChange(key: KeyRecord, reaction: Reaction, sighting: Sighting): KeyChange | null {
  const { wanted, version, nowMs } = reaction
  const isSecret = sighting.token === undefined
  const isFirst = isSecret && wanted !== 'none' && isNewlySeen(key, version)
  const mark = isFirst ? { exposedAtMs: nowMs, exposedIn: sighting.where } : {}
  const details = { ...sighting.details, secretVersion: version, reaction: wanted }
  const change = chooseChange(key, reaction)
  if (change === null) {
    if (!isFirst) return null
    return { action: sighting.action, changes: mark, details, outcome: 'noticed' }
  }
  const cause = { action: sighting.action, details }
  return { ...change, changes: { ...mark, ...change.changes }, cause }
}

/** A secret that was made after the key was seen last is not what was seen then. */
function isNewlySeen({ exposedAtMs, secrets }: KeyRecord, version: number): boolean {
  const seen = secrets.find((each) => each.version === version)
  return exposedAtMs === null || (seen !== undefined && seen.createdAtMs > exposedAtMs)
}

/** Null when there is nothing to be done, or it has been done. */
function chooseChange(
  key: KeyRecord,
  { wanted, graceMs, version, nowMs }: Reaction,
): KeyChange | null {
  if (wanted === 'quarantine') {
    if (key.quarantinedAtMs !== null) return null
    const changes = { quarantinedAtMs: nowMs, quarantineReason: REASON }
    return { action: 'key.quarantined', changes, details: { reason: REASON } }
  }
  if (wanted === 'revoke') {
    const changes = { revokedAtMs: nowMs, revokedReason: REASON }
    return { action: 'key.revoked', changes, details: { reason: REASON } }
  }
  if (wanted !== 'rotate') return null
  const secrets = key.secrets.map((secret) =>
    secret.version === version ? endSecret(key, secret, nowMs + graceMs, nowMs) : secret,
  )
  const endsAtMs = secrets.find((secret) => secret.version === version)?.expiresAtMs ?? null
  const before = key.secrets.find((secret) => secret.version === version)?.expiresAtMs ?? null
  // One that is ending already keeps the end that it was given first.
  if (endsAtMs === null || before !== null) return null
  const details = {
    reason: REASON,
    secretVersion: version,
    endsAt: new Date(endsAtMs).toISOString(),
    next: `keyward keys rotate ${key.id}`,
  }
  return { action: 'key.rotation_due', changes: { secrets }, details }
}

const REASON = 'leaked'

interface Unchanged {
  readonly key: KeyRecord
  readonly version: number
  readonly sighting: Sighting
  readonly reaction: LeakAnswer['reaction']
}

async function tellUnchanged(
  engine: Engine,
  principal: Principal,
  { key, version, sighting, reaction }: Unchanged,
): Promise<void> {
  if (!sighting.isAlwaysTold) return
  const event = draftEvent(principal, {
    tenant: key.apiId,
    action: sighting.action,
    outcome: 'noticed',
    atMs: engine.clock.nowMs(),
    target: { kind: 'key', id: key.id },
    details: { ...sighting.details, secretVersion: version, reaction },
  })
  await engine.storage.appendTrail({ events: [event], revocations: [] })
}
