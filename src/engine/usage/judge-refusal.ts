/** Decides when refused use of a secret that has ended is worth an event, and in what words. */
import { limits } from '../../base/limits.ts'
import { formatElapsed } from '../../base/text/format-elapsed.ts'
import { formatSpan } from '../../base/text/format-span.ts'
import type { LeakPlace } from './find-leak-of.ts'
import type { UnusualUse } from './find-unusual-use.ts'
import { tellUserAgent } from './read-user-agent.ts'
import type { Refusal } from './refusal.ts'
import type { RefusedUse } from './usage-storage.ts'

/** `before` is what was known of the secret before this; undefined when it was not refused yet. */
export function judgeRefusal(
  before: RefusedUse | undefined,
  refusal: Refusal,
  leakedIn: LeakPlace | null,
): UnusualUse | undefined {
  const { secret, count, lastAtMs, address, userAgent } = refusal
  if (before !== undefined && !isWorthTelling(before, refusal, leakedIn)) return undefined
  const from = address === undefined ? '' : ` from ${address}`
  const endedMs = Math.max(0, lastAtMs - endOf(refusal))
  const unleaked = endedMs < limits.unusualRefusedLateMs ? NOT_YET : FORGOTTEN
  return {
    kind: 'ended_secret',
    seen:
      `Secret ${secret.version} was presented${from} and refused, ${formatElapsed(endedMs)} ` +
      `after it ended. ${leakedIn === null ? unleaked : LEAKED[leakedIn]}`,
    threshold:
      'Of a secret that has ended the first refused use counts, the first that is ' +
      `${formatSpan(limits.unusualRefusedLateMs)} after the end, and the first after ` +
      `${formatSpan(limits.unusualRefusedQuietMs)} without any; of one that leaked, after ` +
      `${formatSpan(limits.unusualLeakedQuietMs)}.`,
    figures: {
      secretVersion: secret.version,
      refused: (before?.count ?? 0) + count,
      ...(leakedIn === null ? {} : { leakedIn }),
      ...(userAgent === undefined ? {} : { userAgent: tellUserAgent(userAgent) }),
    },
  }
}

/** After a quiet time; and once more of one that is presented all the time since it ended. */
function isWorthTelling(
  { lastRefusedAtMs }: RefusedUse,
  refusal: Refusal,
  leakedIn: LeakPlace | null,
): boolean {
  const { firstAtMs, lastAtMs } = refusal
  const lateMs = endOf(refusal) + limits.unusualRefusedLateMs
  if (lastRefusedAtMs < lateMs && lastAtMs >= lateMs) return true
  const quietMs = leakedIn === null ? limits.unusualRefusedQuietMs : limits.unusualLeakedQuietMs
  // A clock that was far ahead once has told nothing of now, so either way it is long ago.
  return Math.abs(firstAtMs - lastRefusedAtMs) >= quietMs
}

function endOf({ secret, lastAtMs }: Refusal): number {
  return secret.expiresAtMs ?? lastAtMs
}

const NOT_YET = 'Whoever uses it has not changed over yet.'

const FORGOTTEN = 'A deployment was likely forgotten when the key was rotated.'

const LEAKED: Readonly<Record<LeakPlace, string>> = {
  leak: 'It had leaked to a public place: take it for somebody who found it there.',
  query: 'It had been seen in a URL: take it for somebody who read it in a log.',
  cookie: 'It had been seen in a cookie: take it for somebody who read it in a log.',
}
