/** Decides which denials say something about whoever uses the key. */
import type { UsageOutcome } from './usage-storage.ts'

/** What a client meets that does nothing wrong but too much of it. */
const ORDINARY: ReadonlySet<UsageOutcome> = new Set(['allowed', 'rate_limited', 'quota_exceeded'])

/** True of an outcome that says that the key was used for what it is not meant for. */
export function isTellingDenial(outcome: UsageOutcome): boolean {
  return !ORDINARY.has(outcome)
}
