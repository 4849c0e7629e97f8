/** Decides how long an answer asks us to wait before we try again. */
import { limits } from '../../../base/limits.ts'
import type { Answer } from './exchange.ts'

/** Null when it asks for none. Who does not say how long is given ever more time. */
export function readRetryAfter(answer: Answer, nowMs: number, retries: number): number | null {
  if (answer.status !== 429 && answer.status !== 503) return null
  const [field] = answer.headers.list('retry-after')
  const waitMs = field === undefined ? null : parseRetryAfter(field.trim(), nowMs)
  if (waitMs !== null) return waitMs
  return answer.status === 429 ? limits.probeRetryAfterMsDefault * 2 ** retries : null
}

/** RFC 9110 §10.2.3: seconds or a date. */
function parseRetryAfter(field: string, nowMs: number): number | null {
  if (/^\d{1,9}$/.test(field)) return Number(field) * 1_000
  if (!/^[\x20-\x7e]{1,64}$/.test(field)) return null
  const atMs = Date.parse(field)
  return Number.isNaN(atMs) ? null : Math.max(0, atMs - nowMs)
}
