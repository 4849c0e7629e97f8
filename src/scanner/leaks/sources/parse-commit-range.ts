/** Decides which commits are searched, from texts that must never become options of git. */
import { KeywardError } from '../../../base/errors.ts'
import { limits } from '../../../base/limits.ts'

const DATE = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?$/
const AGO = /^\d{1,4} (?:hour|day|week|month|year)s? ago$/

interface CommitChoice {
  readonly range?: string
  readonly since?: string
}

/** Arguments of `git rev-list`. */
export function chooseCommits({ range, since }: CommitChoice): string[] {
  const from = since === undefined ? [] : [`--since=${checkDate(since.trim())}`]
  return range === undefined
    ? [...from, '--all']
    : [...from, '--end-of-options', ...splitRange(range)]
}

/** Git takes whatever is no time for now, and would find nothing. */
function checkDate(text: string): string {
  if (AGO.test(text)) return text
  // Git would add the time that it is now, in the zone of this machine.
  if (DATE.test(text)) return text.includes('T') ? text : `${text}T00:00:00Z`
  const detail = 'A time is written as 2026-01-31, 2026-01-31T08:00:00Z or "2 weeks ago".'
  throw new KeywardError('usage_error', { detail })
}

/** `origin/main..HEAD`, `v1.0...v1.1`, `HEAD ^origin/main`, `HEAD~3..HEAD`. */
function splitRange(range: string): string[] {
  const words = range.trim().split(/ {1,20}/)
  const isFine = words.every((word) =>
    /^\^?[^\s\x00-\x1f\x7f:?*[\\-][^\s\x00-\x1f\x7f]*$/.test(word),
  )
  if (isFine && range.length <= limits.commitRangeLengthMax) return words
  const detail = 'Commits are named as git names them, such as origin/main..HEAD.'
  throw new KeywardError('usage_error', { detail })
}
