/** Holds what checking DPoP proofs needs to remember: its nonces and the proofs that were used. */
import type { FillRandom } from '../../base/base62.ts'
import { DpopNonces } from './dpop-nonces.ts'
import { SeenProofs } from './seen-proofs.ts'

const SECRET_BYTES = 32

/** One for each process. */
export class DpopChecker {
  readonly nonces: DpopNonces
  readonly seen: SeenProofs
  /** What was made before is not in the memory, and may have been used. */
  readonly startedAtMs: number

  constructor(fillRandom: FillRandom, startedAtMs: number) {
    const secret = new Uint8Array(SECRET_BYTES)
    fillRandom(secret)
    this.nonces = new DpopNonces(secret)
    this.seen = new SeenProofs(secret)
    this.startedAtMs = startedAtMs
  }
}
