/** Says what the engine works with: its ports, its clock, its source of randomness, its peppers. */
import type { FillRandom } from '../base/base62.ts'
import type { Clock } from '../base/clock.ts'
import { limits } from '../base/limits.ts'
import type { MaybePromise } from '../base/maybe-promise.ts'
import type { Counters } from './counters.ts'
import { DpopChecker } from './dpop/dpop-checker.ts'
import type { Pepper, PepperSet } from './keys/pepper.ts'
import { SlowHashGate } from './keys/slow-hash-gate.ts'
import { WarmKeys } from './keys/warm-keys.ts'
import { RetentionClock } from './retention/retention-clock.ts'
import { ReviewOrders } from './review/review-orders.ts'
import { RevocationFeed } from './revocations/revocation-feed.ts'
import { NonceMemory } from './signatures/nonce-memory.ts'
import type { Storage } from './storage.ts'
import { AttemptThrottle } from './throttle/attempt-throttle.ts'
import { ThrottleTeller } from './throttle/throttle-teller.ts'
import { SigningKeySet } from './tokens/signing-key-set.ts'
import type { SigningKeyStore } from './tokens/signing-key-store.ts'
import { TokenAuthority } from './tokens/token-authority.ts'
import { UsageBuffer } from './usage/usage-buffer.ts'

export interface EnginePorts {
  /** Usually wrapped in `CachedStorage`. */
  readonly storage: Storage
  readonly counters: Counters
  readonly clock: Clock
  readonly fillRandom: FillRandom
  readonly peppers: PepperSet
  readonly signingKeys: SigningKeyStore
  /** Keeps the secret of imported HMACs, or answers the one it has; a dry run keeps nothing. */
  readonly addForeignPepper: (secret: Uint8Array, dryRun: boolean) => MaybePromise<Pepper>
  /** Of one address; 0 for no bound, `limits.failedAttemptsPerMinute` when absent. */
  readonly failedAttemptsPerMinute?: number | undefined
  /** Told of trouble that must not change an answer, such as usage that could not be written. */
  readonly onBackgroundError?: (error: unknown, what: string) => void
}

export interface Engine extends Omit<EnginePorts, 'signingKeys'> {
  readonly usage: UsageBuffer
  readonly throttle: AttemptThrottle
  readonly throttleTeller: ThrottleTeller
  /** Of what is sent to public routes, where a guess is no failed attempt and is not told of. */
  readonly publicLooks: AttemptThrottle
  readonly slowHashes: SlowHashGate
  readonly warmKeys: WarmKeys
  readonly dpop: DpopChecker
  /** Of signed requests: none is accepted twice. */
  readonly nonces: NonceMemory
  readonly tokens: TokenAuthority
  /** For what is forgotten for good. */
  readonly retentionClock: RetentionClock
  readonly revocationFeed: RevocationFeed
  readonly reviewOrders: ReviewOrders
  readonly onBackgroundError: (error: unknown, what: string) => void
}

export function createEngine(ports: EnginePorts): Engine {
  const { storage, clock, fillRandom, onBackgroundError = () => {} } = ports
  const tokens = new TokenAuthority(new SigningKeySet(ports.signingKeys, clock.nowMs()))
  const retentionClock = new RetentionClock(storage, clock)
  const feedPorts = { storage, clock, retentionClock, fillRandom, tokens, onBackgroundError }
  const failuresMax = ports.failedAttemptsPerMinute ?? limits.failedAttemptsPerMinute
  const throttleTeller = new ThrottleTeller(storage, onBackgroundError)
  return {
    ...ports,
    onBackgroundError,
    usage: new UsageBuffer(storage, onBackgroundError),
    throttle: new AttemptThrottle(failuresMax, throttleTeller),
    throttleTeller,
    publicLooks: new AttemptThrottle(failuresMax, { tell() {} }),
    slowHashes: new SlowHashGate(),
    warmKeys: new WarmKeys(),
    dpop: new DpopChecker(fillRandom, clock.nowMs()),
    nonces: new NonceMemory(clock.nowMs()),
    tokens,
    retentionClock,
    revocationFeed: new RevocationFeed(feedPorts),
    reviewOrders: new ReviewOrders(),
  }
}

/** Writes what is buffered and gives reservations back. Storage itself is the caller's to close. */
export async function closeEngine(engine: Engine): Promise<void> {
  engine.revocationFeed.close()
  await engine.throttleTeller.flush()
  await engine.usage.close()
  await engine.counters.close()
}
