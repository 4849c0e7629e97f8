/** Decides what the cursor of a review is: its moment, its sums, and the last key shown. */
import { KeywardError } from '../../base/errors.ts'
import { REVIEW_KINDS, REVIEW_SEVERITIES, type ReviewKind } from './review-kinds.ts'
import type { ReviewRank } from './worst-keys.ts'

/** Of all keys that were reviewed. */
export interface ReviewSums {
  readonly reviewed: number
  readonly withFindings: number
  /** Keys by kind of finding, in the order of `REVIEW_KINDS`, those that there are. */
  readonly counts: ReadonlyMap<ReviewKind, number>
}

export interface ReviewPlace {
  /** When the review was begun: all pages are of that moment. */
  readonly toMs: number
  /** Of the first page, so that they are the same on all. */
  readonly sums: ReviewSums
  readonly after: ReviewRank
}

export function formatReviewCursor({ toMs, sums, after }: ReviewPlace): string {
  const { findings, createdAtMs, id } = after
  const counts = REVIEW_KINDS.map((kind) => sums.counts.get(kind) ?? 0)
  const numbers = [toMs, createdAtMs, sums.reviewed, sums.withFindings, ...findings, ...counts]
  return encode([id, ...numbers])
}

/** Error `invalid_request` for anything that `formatReviewCursor` did not write until now. */
export function parseReviewCursor(cursor: string, nowMs: number): ReviewPlace {
  const [id, ...numbers] = decode(cursor)
  const wanted = 4 + REVIEW_SEVERITIES.length + REVIEW_KINDS.length
  if (typeof id !== 'string' || numbers.length !== wanted || !numbers.every(isCount)) {
    throw malformed()
  }
  const [toMs = 0, createdAtMs = 0, reviewed = 0, withFindings = 0, ...rest] = numbers
  if (toMs > nowMs) throw malformed()
  const findings = rest.splice(0, REVIEW_SEVERITIES.length)
  const counts = new Map(
    REVIEW_KINDS.map((kind, at) => [kind, rest[at] ?? 0] as const).filter(([, count]) => count > 0),
  )
  return {
    toMs,
    sums: { reviewed, withFindings, counts },
    after: { findings, createdAtMs, id },
  }
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0
}

function encode(place: readonly unknown[]): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url')
}

function decode(cursor: string): unknown[] {
  try {
    const place: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    if (Array.isArray(place) && encode(place) === cursor) return place
  } catch {
    // Refused below.
  }
  throw malformed()
}

function malformed(): KeywardError {
  const detail = 'The cursor is not one that a review answered; begin again without it.'
  const errors = [{ at: '/cursor', message: 'is not a cursor of a review' }]
  return new KeywardError('invalid_request', { detail, errors })
}
