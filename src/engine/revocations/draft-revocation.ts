/** Decides which tokens a change makes void, and for how long that must be told. */
import { limits } from '../../base/limits.ts'
import type { RevocationDraft } from './revocation.ts'

/** Whose tokens: a `KeyRecord` will do. */
interface Holder {
  readonly id: string
  readonly apiId: string
}

/** The key is revoked: all its tokens, whenever they were issued. */
export function revokedKey(key: Holder, nowMs: number): RevocationDraft {
  return draft(key, nowMs, { reason: 'revoked' })
}

/**
 * The key is stopped for now: disabled, or in quarantine. When it works again, its tokens from
 * before stay void for offline verifiers; new ones are good.
 */
export function disabledKey(key: Holder, nowMs: number): RevocationDraft {
  return draft(key, nowMs, { reason: 'disabled', issuedBeforeMs: afterThis(nowMs) })
}

/** The key may do less, or for less long, than its tokens say: scopes, roles, addresses, expiry. */
export function changedKey(key: Holder, nowMs: number): RevocationDraft {
  return draft(key, nowMs, { reason: 'changed', issuedBeforeMs: afterThis(nowMs) })
}

/**
 * Tokens of that version of the secret and of older ones end with it: at `endsAtMs`, the end of
 * the grace period, or now. Said again with another end, the later entry counts.
 */
export function rotatedKey(
  key: Holder,
  secretVersionMax: number,
  endsAtMs: number,
  nowMs: number,
): RevocationDraft {
  const effectiveAtMs = Math.max(endsAtMs, nowMs)
  return draft(key, nowMs, { reason: 'rotated', secretVersionMax, effectiveAtMs })
}

/** Takes back a `rotatedKey` whose end, `endedAtMs`, has not come: that secret lives on. */
export function keptSecret(
  key: Holder,
  secretVersionMax: number,
  endedAtMs: number,
  nowMs: number,
): RevocationDraft {
  const taken = rotatedKey(key, secretVersionMax, endedAtMs, nowMs)
  return { ...taken, effectiveAtMs: taken.forgetAtMs }
}

/** One token alone; nothing is to be told of it once it has expired. */
export function revokedToken(
  key: Holder,
  token: { readonly jti: string; readonly expiresAtMs: number },
  nowMs: number,
): RevocationDraft {
  return {
    ...draft(key, nowMs, { reason: 'token_revoked', jti: token.jti }),
    forgetAtMs: token.expiresAtMs + limits.revocationSlackMs,
  }
}

/** The role gives less than before, or nothing any more: tokens whose scopes come from it. */
export function changedRole(
  { apiId, name }: { readonly apiId: string; readonly name: string },
  nowMs: number,
): RevocationDraft {
  return { ...changedApi(apiId, nowMs), role: name }
}

/** The API asks for more of tokens than before, or is gone: all of them, whatever their key. */
export function changedApi(apiId: string, nowMs: number): RevocationDraft {
  const issuedBeforeMs = afterThis(nowMs)
  return draft({ id: null, apiId }, nowMs, { reason: 'changed', issuedBeforeMs })
}

/**
 * For `issuedBeforeMs`: a token tells the second that it was issued in, so one of this very
 * millisecond would not be before it where a second begins.
 */
export function afterThis(nowMs: number): number {
  return nowMs + 1
}

function draft(
  { id, apiId }: Pick<Holder, 'apiId'> & { readonly id: string | null },
  nowMs: number,
  what: Partial<RevocationDraft> & Pick<RevocationDraft, 'reason'>,
): RevocationDraft {
  const effectiveAtMs = what.effectiveAtMs ?? nowMs
  return {
    atMs: nowMs,
    apiId,
    keyId: id,
    role: null,
    jti: null,
    secretVersionMax: null,
    issuedBeforeMs: null,
    effectiveAtMs,
    forgetAtMs: effectiveAtMs + limits.tokenLifetimeMsMax + limits.revocationSlackMs,
    ...what,
  }
}
