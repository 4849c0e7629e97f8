/** Decides whether a signature is looked at: each is new, so it is the signer that has a name. */
import type { MaybePromise } from '../../base/maybe-promise.ts'
import type { Engine } from '../engine.ts'
import { subscriberOf } from '../usage/network-of.ts'
import type { AttemptVerdict } from './attempt-throttle.ts'

export interface SignerAttempt {
  /** Undefined when nobody can say, or when it stands for many. */
  readonly address: string | undefined
  readonly apiId: string
  /** As claimed. */
  readonly keyId: string
  /** See `Attempt`. */
  readonly hasSpareLooks?: boolean
}

/**
 * As `AttemptThrottle.attempt`. A key that has signed rightly from an address goes on being looked
 * at there, whoever else fails behind it.
 */
export async function attemptAsSigner<T>(
  { throttle, clock }: Engine,
  { address, apiId, keyId, hasSpareLooks = false }: SignerAttempt,
  work: () => MaybePromise<T>,
  judge: (result: T) => AttemptVerdict,
): Promise<T | 'rate_limited'> {
  const subscriber = address === undefined ? undefined : subscriberOf(address)
  const proof = `signer ${subscriber} ${keyId}`
  const attempt = { address, apiId, proof, hasSpareLooks }
  return throttle.attempt(attempt, clock.nowMs(), work, (result) => {
    const verdict = judge(result)
    if (verdict === 'proven' && subscriber !== undefined) {
      throttle.rememberProven(proof, Number.POSITIVE_INFINITY)
    }
    return verdict
  })
}
