/** Decides what limits written on the command line become in a request. */

import { refuseOption } from '../option.ts'
import type { RateLimitWord } from '../specs/value-options.ts'
import type { QuotaInput, RateLimitInput } from '../text/parse-limit.ts'

/** `none` and `inherit` stand alone. */
export function toRateLimits(
  words: readonly RateLimitWord[],
): readonly RateLimitInput[] | 'inherit' {
  if (words.length === 1 && words[0] === 'none') return []
  if (words.length === 1 && words[0] === 'inherit') return 'inherit'
  return words.map((word) =>
    typeof word === 'string'
      ? refuseOption('--rate-limit', `${word} cannot be given with another limit`)
      : word,
  )
}

export function toQuota(word: QuotaInput | 'none' | 'inherit'): QuotaInput | null | 'inherit' {
  return word === 'none' ? null : word
}
