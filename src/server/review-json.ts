/** Decides how a review of keys is told over HTTP. */
import { getKeyState } from '../engine/keys/key-record.ts'
import type { AccessReview } from '../engine/review/record-review.ts'
import type { Review } from '../engine/review/review-keys.ts'
import type { ReviewedKey } from '../engine/review/reviewed-key.ts'
import { formatInstant, formatInstantOrNull } from './schemas/instant-schema.ts'

export function toReviewJson(review: Review, days: number) {
  const { fromMs, toMs, reviewed, withFindings, counts, worst, cursor } = review
  return {
    from: formatInstant(fromMs),
    to: formatInstant(toMs),
    days,
    reviewed,
    withFindings,
    counts: Object.fromEntries(counts),
    items: worst.map((each) => toReviewedKeyJson(each, toMs)),
    cursor,
  }
}

function toReviewedKeyJson(
  { key, lastUsedAtMs, findings, scopeUse, narrowing }: ReviewedKey,
  nowMs: number,
) {
  return {
    id: key.id,
    api: key.apiId,
    name: key.name,
    owner: key.owner,
    hint: key.hint,
    state: getKeyState(key, nowMs),
    version: key.version,
    createdAt: formatInstant(key.createdAtMs),
    expiresAt: formatInstantOrNull(key.expiresAtMs),
    lastUsedAt: formatInstantOrNull(lastUsedAtMs),
    findings,
    grants: narrowing.grants.map(({ held, isRole, isYoung, used }) => ({
      held,
      role: isRole,
      young: isYoung,
      used,
    })),
    unnamedUses: scopeUse.unnamed,
    proposal: narrowing.proposal,
    noProposal: narrowing.reason,
  }
}

export function toAccessReviewJson(review: AccessReview) {
  const { apiId, atMs, by, note, fromMs, days, reviewed, withFindings, counts } = review
  return {
    api: apiId,
    at: formatInstant(atMs),
    by,
    note,
    from: formatInstant(fromMs),
    to: formatInstant(atMs),
    days,
    reviewed,
    withFindings,
    counts: Object.fromEntries(counts),
  }
}
