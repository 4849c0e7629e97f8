/** Makes the error of what cannot be done just now, and says when to ask again. */
import { KeywardError } from './errors.ts'

/** `overloaded`, with `Retry-After` (RFC 9110 §10.2.3). */
export function createOverloaded(detail: string, retryAfterSeconds: number): KeywardError {
  const headers = { 'retry-after': String(retryAfterSeconds) }
  return new KeywardError('overloaded', { detail, headers })
}
