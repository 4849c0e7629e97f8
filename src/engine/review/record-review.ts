/** Records that somebody has looked through the keys of an API, and what there was to see. */
import { FieldProblems } from '../../base/field-problems.ts'
import { limits } from '../../base/limits.ts'
import { changeTrail } from '../audit/change-trail.ts'
import type { Engine } from '../engine.ts'
import { hasControlCharacters } from '../policy/check-text.ts'
import type { Principal } from '../principal.ts'
import { reviewKeys } from './review-keys.ts'
import type { ReviewKind } from './review-kinds.ts'

export interface RecordRequest {
  readonly apiId: string
  readonly days: number
  readonly note: string | null
}

export interface AccessReview extends RecordRequest {
  readonly atMs: number
  /** Id of whoever reviewed. */
  readonly by: string
  readonly fromMs: number
  readonly reviewed: number
  readonly withFindings: number
  readonly counts: ReadonlyMap<ReviewKind, number>
}

/** Errors: `api_not_found`, `invalid_request`. */
export async function recordReview(
  engine: Engine,
  principal: Principal,
  { apiId, days, note }: RecordRequest,
): Promise<AccessReview> {
  checkNote(note)
  const review = await reviewKeys(engine, { apiId, days, count: 0 })
  const { fromMs, reviewed, withFindings, counts, toMs } = review
  const trail = changeTrail(principal, {
    tenant: apiId,
    action: 'access_review.done',
    target: { kind: 'api', id: apiId },
    atMs: toMs,
    before: null,
    after: null,
    details: { days, reviewed, withFindings, findings: Object.fromEntries(counts), note },
  })
  await engine.storage.appendTrail(trail)
  const by = principal.id
  return { apiId, days, note, atMs: toMs, by, fromMs, reviewed, withFindings, counts }
}

function checkNote(note: string | null): void {
  const max = limits.reviewNoteLengthMax
  if (note === null) return
  const isFine = note.length <= max && !hasControlCharacters(note)
  const problems = new FieldProblems()
  problems.check(isFine, '/note', `must be at most ${max} characters without control characters`)
  problems.throwIfAny()
}
