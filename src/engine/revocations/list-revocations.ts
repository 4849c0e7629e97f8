/** Decides which tokens a change to a key makes void: told to those who verify on their own. */
import type { KeyRecord, SecretVersion } from '../keys/key-record.ts'
import {
  afterThis,
  changedKey,
  disabledKey,
  keptSecret,
  revokedKey,
  rotatedKey,
} from './draft-revocation.ts'
import type { RevocationDraft } from './revocation.ts'

/** Nothing when no token that was good before is void after, or the other way round. */
export function listRevocations(before: KeyRecord, after: KeyRecord): RevocationDraft[] {
  const nowMs = after.updatedAtMs
  if (after.revokedAtMs !== null) {
    return before.revokedAtMs === null ? [revokedKey(after, nowMs)] : []
  }
  const drafts = listSecretEnds(before, after)
  if (isStopped(after) && !isStopped(before)) drafts.push(disabledKey(after, nowMs))
  else if (mayDoLess(before, after)) drafts.push(changedKey(after, nowMs))
  return drafts
}

function isStopped(key: KeyRecord): boolean {
  return !key.enabled || key.quarantinedAtMs !== null
}

/** What was only added to makes nothing void; what a wildcard covers is not looked at. */
function mayDoLess(before: KeyRecord, after: KeyRecord): boolean {
  return (
    lacksSome(before.scopes, after.scopes) ||
    lacksSome(before.roles, after.roles) ||
    (after.addresses.join() !== before.addresses.join() && after.addresses.length > 0) ||
    (after.expiresAtMs ?? Infinity) < (before.expiresAtMs ?? Infinity) ||
    (after.notBeforeMs ?? 0) > (before.notBeforeMs ?? 0)
  )
}

function lacksSome(before: readonly string[], after: readonly string[]): boolean {
  return before.some((each) => !after.includes(each))
}

/** Secrets that end, or whose end was taken back. */
function listSecretEnds(before: KeyRecord, after: KeyRecord): RevocationDraft[] {
  const nowMs = after.updatedAtMs
  const drafts: RevocationDraft[] = []
  for (const { version, expiresAtMs } of before.secrets) {
    const isOver = expiresAtMs !== null && expiresAtMs <= nowMs
    if (isOver) continue
    const endsAtMs = endOf(after.secrets, version, nowMs)
    if (endsAtMs === expiresAtMs) continue
    if (endsAtMs !== null) {
      const ended = rotatedKey(after, version, endsAtMs, nowMs)
      // An older one lives on (a rotation was cancelled): what it is used for from now on is good.
      const isOutlived = after.secrets.some((each) => isOlderAndLonger(each, version, endsAtMs))
      drafts.push(isOutlived ? { ...ended, issuedBeforeMs: afterThis(nowMs) } : ended)
    }
    if (endsAtMs === null && expiresAtMs !== null)
      drafts.push(keptSecret(after, version, expiresAtMs, nowMs))
  }
  return drafts
}

function isOlderAndLonger(secret: SecretVersion, version: number, endsAtMs: number): boolean {
  return secret.version < version && (secret.expiresAtMs ?? Infinity) > endsAtMs
}

/** A secret that is not there any more has ended now. */
function endOf(secrets: readonly SecretVersion[], version: number, nowMs: number): number | null {
  const secret = secrets.find((each) => each.version === version)
  return secret === undefined ? nowMs : secret.expiresAtMs
}
