/** Says what an endpoint answers to an address from which too many attempts have failed. */
import { KeywardError } from '../../base/errors.ts'
import { SECOND_MS } from '../../base/units.ts'
import type { Engine } from '../engine.ts'

export function createThrottledError(
  { throttle, clock }: Engine,
  address: string | undefined,
): KeywardError {
  const waitMs = throttle.retryAfterMs(address, clock.nowMs())
  return new KeywardError('rate_limited', {
    detail: 'Too many attempts failed from this address.',
    headers: { 'retry-after': String(Math.max(1, Math.ceil(waitMs / SECOND_MS))) },
  })
}
