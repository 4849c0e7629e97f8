/** The bounds of proofs of possession (DPoP, RFC 9449), with their reasons. */
import { KIB, MINUTE_MS, SECOND_MS } from './units.ts'

export const dpopLimits = {
  /** A proof with a P-256 key is about 500 characters; the rest is room for nonce and URL. */
  dpopProofLengthMax: 4 * KIB,
  /** How long after it was made a proof is taken: the time of a slow connection, not of a thief. */
  dpopProofAgeMsMax: MINUTE_MS,
  /** How far the clock of a client may be ahead of ours. */
  dpopProofAheadMsMax: 10 * SECOND_MS,
  /** An identifier is a UUID or the like; a novel is not. */
  dpopProofIdLengthMax: 200,
  /** A nonce is taken for this long and as long again: clients learn the next one with answers. */
  dpopNonceMs: MINUTE_MS,
  /** Proofs remembered until they are too old anyway: about 30 MB when full. */
  dpopProofsRememberedMax: 500_000,
  /** One owner alone gets a quarter: 1,400 requests a second. Nobody fills it for the others. */
  dpopProofsRememberedParts: 4,
} as const
