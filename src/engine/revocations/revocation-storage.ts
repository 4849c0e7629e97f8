/** The part of the storage port that keeps revocations, for the feed to offline verifiers. */
import type { MaybePromise } from '../../base/maybe-promise.ts'
import type { Revocation } from './revocation.ts'

export interface RevocationStorage {
  /** In the order of `seq`, from the one after it; at most `count`. */
  readRevocations(afterSeq: number, count: number): MaybePromise<readonly Revocation[]>
  /** The highest `seq` given so far, forgotten ones too; 0 when there was none. */
  findRevocationSeq(): MaybePromise<number>
  /** Forgets those whose `forgetAtMs` is before. */
  sweepRevocations(beforeMs: number): MaybePromise<void>
}
