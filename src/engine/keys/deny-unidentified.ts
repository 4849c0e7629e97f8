/** Decides what is told of a credential that no key was found for. */
import type { Engine } from '../engine.ts'
import { type Denied, deny } from './decision.ts'
import type { Unidentified } from './identify-key.ts'

export function denyUnidentified(
  { throttle }: Engine,
  code: Unidentified,
  address: string | undefined,
  nowMs: number,
): Denied {
  if (code !== 'rate_limited') return deny(code, null)
  return { ...deny(code, null), retryAfterMs: throttle.retryAfterMs(address, nowMs) }
}
