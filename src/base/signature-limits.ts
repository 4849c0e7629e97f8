/** Every bound on signed requests, with its reason; part of `limits`. */
import { KIB, MIB, MINUTE_MS, SECOND_MS } from './units.ts'

export const signatureLimits = {
  /** A signature over everything there is takes about 1 KiB of `Signature-Input`. */
  signatureInputLengthMax: 4 * KIB,
  /** A few signatures; one of RSA-4096 by somebody else takes 700 characters. */
  signatureFieldLengthMax: 4 * KIB,
  /** Signatures of one request, those of others included: what a proxy or two may add. */
  signatureLabelsMax: 8,
  /** What one signature covers; each is looked for among the fields of the request. */
  signedComponentsMax: 32,
  /** A field of which a part is covered is parsed for each part, before anybody is known. */
  signedStructuredLengthMax: KIB,
  /** A digest of each registered algorithm takes less than half of it. */
  contentDigestLengthMax: KIB,
  /** A public key as PEM or JWK, with room for members that are not looked at. */
  publicKeyTextLengthMax: 2 * KIB,
  /** How old a signature may be: a slow client on a slow line, never somebody's log. */
  signatureAgeMsMax: MINUTE_MS,
  /** How far the client's clock may be ahead of ours. */
  signatureAheadMsMax: 5 * SECOND_MS,
  /** Two UUIDs, or 96 bytes in Base64. */
  nonceLengthMax: 128,
  /** Nonces of all keys that could still be used: about 100 bytes each. */
  noncesMax: 400_000,
  /** One owner alone gets a quarter: 1,600 requests a second. Nobody fills it for the others. */
  noncesParts: 4,
  /** A signed body is held in memory until its digest is known. */
  signedBodyBytesMax: MIB,
  /** One that does not say how long it is counts for as many of these as it has come to. */
  signedBodyStepBytes: 64 * KIB,
  /** Bodies under way together; more have to wait their turn somewhere else. */
  signedBodiesBytesMax: 64 * MIB,
  /** One owner alone gets an eighth: eight of the largest bodies, or hundreds of usual ones. */
  signedBodiesParts: 8,
} as const
