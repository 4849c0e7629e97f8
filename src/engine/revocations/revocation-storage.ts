/** The part of the storage port that keeps revocations, for the feed to offline verifiers. */
import type { MaybePromise } from '../../base/maybe-promise.ts'
import type { Revocation } from './revocation.ts'

/**
 * One without `keyId` takes the place of the one before of the same API and role: it says all that
 * that one said. So there are never more of them than roles and APIs, however often those change.
 */
export interface RevocationStorage {
  /** In the order of `seq`, from the one after it; at most `count`. */
  readRevocations(afterSeq: number, count: number): MaybePromise<readonly Revocation[]>
  /** The highest `seq` given so far, forgotten ones too; 0 when there was none. */
  findRevocationSeq(): MaybePromise<number>
  /** Forgets those whose `forgetAtMs` is before. */
  sweepRevocations(beforeMs: number): MaybePromise<void>
}
