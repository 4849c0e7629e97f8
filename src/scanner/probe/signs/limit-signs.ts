/** Decides whether a row of answers shows that use is limited: by a status, a field or a delay. */
import { limits } from '../../../base/limits.ts'
import type { Answer } from '../client/exchange.ts'
import type { SampleAnswer } from '../sample.ts'

const LIMIT_FIELD = new RegExp(
  [
    '^(?:ratelimit(?:-.+)?|x-rate-?limit(?:-.+)?|x-ratelimit-.+|x-app-rate-limit.*',
    'retry-after|x-retry-after|x-throttl.+|x-quota.*)$',
  ].join('|'),
)

/** The name of a field by which an answer tells of a limit; null when there is none. */
export function findLimitField(answer: Answer): string | null {
  return answer.headers.entries.find(([name]) => LIMIT_FIELD.test(name))?.[0] ?? null
}

/** Why this burst counts as limited, in a few words; null when nothing speaks for it. */
export function findLimit(answers: readonly (Answer | null)[]): string | null {
  const given = answers.filter((each): each is Answer => each !== null)
  const field = given.map(findLimitField).find((each) => each !== null)
  if (field !== undefined) return `the field ${field}`
  const turning = given.find(({ status }) => status === 429 || status === 503 || status === 509)
  if (turning !== undefined) return `status ${turning.status}`
  const half = Math.floor(answers.length / 2)
  const lost = (part: readonly (Answer | null)[]) => part.filter((each) => each === null).length
  if (lost(answers.slice(half)) > lost(answers.slice(0, half)) + 2) return 'dropped connections'
  const early = new Set(answers.slice(0, 5).map((each) => each?.status))
  const late = given.slice(-5)
  const isBlocked = late.length === 5 && late.every(({ status }) => !early.has(status))
  if (isBlocked) return `status ${late[0]?.status ?? 0} after some time`
  return isSlowedDown(given) ? 'growing delays' : null
}

/** Much slower at the end than at the beginning, and by more than a busy machine explains. */
function isSlowedDown(answers: readonly Answer[]): boolean {
  const size = Math.floor(answers.length / 4)
  if (size < 2) return false
  const median = (part: readonly Answer[]) =>
    part.map(({ durationMs }) => durationMs).sort((a, b) => a - b)[Math.floor(part.length / 2)] ?? 0
  const first = median(answers.slice(0, size))
  const last = median(answers.slice(-size))
  return last > first * 4 && last - first > limits.probeSlowedDownMs
}

/** A sample's answer without the fields by which a sound API tells of its limits. */
export function withoutLimitFields(answer: SampleAnswer): SampleAnswer {
  const fields = Object.entries(answer.headers ?? {}).filter(([name]) => !LIMIT_FIELD.test(name))
  return { ...answer, headers: Object.fromEntries(fields) }
}
