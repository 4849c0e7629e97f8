/** Decides which key policies an API may have, and what one says of the life of a key. */
import type { FieldProblems } from '../../base/field-problems.ts'
import { limits } from '../../base/limits.ts'
import { describeMsRange, isWholeBetween } from '../limits/check-limits.ts'
import type { KeyPolicy } from './api-record.ts'

export const DEFAULT_KEY_POLICY: KeyPolicy = {
  maxLifetimeMs: null,
  defaultLifetimeMs: null,
  rotateEveryMs: null,
  rotationGraceMs: limits.rotationGraceMsDefault,
  onExposure: 'notify',
  onLeak: 'notify',
  tokenLifetimeMsMax: limits.tokenLifetimeMsDefault,
  tokenAudiences: [],
  requireDpop: false,
}

/** One of a token's `aud`: a URI or a plain name (RFC 7519 §2, StringOrURI). */
const AUDIENCE = /^[\x21\x23-\x5b\x5d-\x7e]+$/

export function checkKeyPolicy(problems: FieldProblems, policy: KeyPolicy): void {
  const { maxLifetimeMs, defaultLifetimeMs, rotateEveryMs, rotationGraceMs } = policy
  const { keyLifetimeMsMin, keyLifetimeMsMax, rotationGraceMsMax } = limits
  checkSpan(problems, 'maxLifetimeMs', maxLifetimeMs, keyLifetimeMsMin, keyLifetimeMsMax)
  checkSpan(problems, 'defaultLifetimeMs', defaultLifetimeMs, keyLifetimeMsMin, keyLifetimeMsMax)
  checkRotateEvery(problems, '/keyPolicy/rotateEveryMs', rotateEveryMs)
  checkSpan(problems, 'rotationGraceMs', rotationGraceMs, 0, rotationGraceMsMax)
  const { tokenLifetimeMsMin, tokenLifetimeMsMax } = limits
  const life = policy.tokenLifetimeMsMax
  checkSpan(problems, 'tokenLifetimeMsMax', life, tokenLifetimeMsMin, tokenLifetimeMsMax)
  problems.check(
    maxLifetimeMs === null || defaultLifetimeMs === null || defaultLifetimeMs <= maxLifetimeMs,
    '/keyPolicy/defaultLifetimeMs',
    'must not be longer than maxLifetimeMs',
  )
  checkAudiences(problems, policy.tokenAudiences)
}

/** `at` is where the member stands in the body. */
export function checkRotateEvery(problems: FieldProblems, at: string, spanMs: number | null): void {
  const { rotateEveryMsMin: min, keyLifetimeMsMax: max } = limits
  const isFine = spanMs === null || isWholeBetween(spanMs, min, max)
  problems.check(isFine, at, describeMsRange(min, max))
}

function checkSpan(
  problems: FieldProblems,
  name: keyof KeyPolicy,
  spanMs: number | null,
  min: number,
  max: number,
): void {
  const isFine = spanMs === null || isWholeBetween(spanMs, min, max)
  problems.check(isFine, `/keyPolicy/${name}`, describeMsRange(min, max))
}

function checkAudiences(problems: FieldProblems, audiences: readonly string[]): void {
  const { tokenAudiencesMax: max, tokenAudienceLengthMax: lengthMax } = limits
  problems.check(
    audiences.length <= max,
    '/keyPolicy/tokenAudiences',
    `must have at most ${max} entries`,
  )
  for (const [index, audience] of audiences.slice(0, max).entries()) {
    problems.check(
      AUDIENCE.test(audience) && audience.length <= lengthMax,
      `/keyPolicy/tokenAudiences/${index}`,
      `must be a name or URI of at most ${lengthMax} printable characters without spaces`,
    )
  }
}

/**
 * When a key ends that is made now and for which no end was named; null: never. The default counts
 * from when it begins to work, and the maximum from now.
 */
export function defaultExpiry(
  { defaultLifetimeMs, maxLifetimeMs }: KeyPolicy,
  nowMs: number,
  notBeforeMs: number | null,
): number | null {
  const latestMs = nowMs + (maxLifetimeMs ?? Infinity)
  const beginMs = Math.max(nowMs, notBeforeMs ?? nowMs)
  const endMs = Math.min(latestMs, beginMs + (defaultLifetimeMs ?? Infinity))
  return endMs === Infinity ? null : endMs
}

/** A key that was made before the policy keeps the end that it has (`heldMs`), or an earlier. */
export function checkLifetime(
  problems: FieldProblems,
  { maxLifetimeMs }: KeyPolicy,
  createdAtMs: number,
  expiresAtMs: number | null,
  heldMs?: number | null,
): void {
  if (maxLifetimeMs === null) return
  const latestMs = createdAtMs + maxLifetimeMs
  const isHeld = heldMs !== undefined && (expiresAtMs ?? Infinity) <= (heldMs ?? Infinity)
  const isFine = isHeld || (expiresAtMs !== null && expiresAtMs <= latestMs)
  problems.check(
    isFine,
    '/expiresAt',
    `must not be later than ${new Date(latestMs).toISOString()}: the API limits the life of keys`,
  )
}
