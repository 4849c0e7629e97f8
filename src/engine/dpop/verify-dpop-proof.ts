/** Decides whether a DPoP proof shows that who sends a request holds the private key (RFC 9449). */
import { createHash } from 'node:crypto'
import { calculateJwkThumbprint, EmbeddedJWK, type JWK, type JWTPayload, jwtVerify } from 'jose'
import { equalsConstantTime } from '../../base/bytes.ts'
import { limits } from '../../base/limits.ts'
import type { DpopChecker } from './dpop-checker.ts'
import { normaliseResource } from './normalise-resource.ts'

/** `Ed25519` is the name that RFC 9864 gives to what was `EdDSA` with that curve. */
export const DPOP_ALGORITHMS = ['EdDSA', 'Ed25519', 'ES256'] as const

export interface DpopRequest {
  /** Value of the one `DPoP` field. */
  readonly proof: string
  readonly method: string
  /** Absolute, as the client sees it; query and fragment do not matter. */
  readonly url: string
  /** The token that the request carries; null where a token is only being asked for. */
  readonly accessToken: string | null
  /** `cnf.jkt` of that token; null takes any key. */
  readonly jkt: string | null
  /**
   * Whose proofs share one part of the memory: those of the key behind the token, or of the
   * client, and of its owner. It must have been proven before, or strangers fill the memory.
   */
  readonly subject: string
  /** `optional`: a nonce that is there must be good all the same. */
  readonly nonce: 'required' | 'optional'
  readonly nowMs: number
}

/** Error codes of RFC 9449 §5, §8; `use_dpop_nonce` goes with a `DPoP-Nonce` field. */
export type DpopRefusal = 'invalid_dpop_proof' | 'use_dpop_nonce'

export type DpopVerdict =
  | { readonly outcome: 'proven'; readonly jkt: string }
  /** `detail` is a sentence for a person, without anything of the proof but times. */
  | { readonly outcome: 'refused'; readonly code: DpopRefusal; readonly detail: string }

const PRIVATE_MEMBERS = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k', 'priv']

/** The checks of RFC 9449 §4.3; the replay comes last, so that only good proofs are remembered. */
export async function verifyDpopProof(
  checker: DpopChecker,
  request: DpopRequest,
): Promise<DpopVerdict> {
  if (request.proof.length > limits.dpopProofLengthMax) return refuse('The proof is too long.')
  const signed = await readSigned(request)
  if (signed === undefined) {
    return refuse('The proof is no JWT that the public key in its header signed.')
  }
  const { claims, jwk } = signed
  const jkt = await calculateJwkThumbprint(jwk)
  if (request.jkt !== null && !equalsConstantTime(jkt, request.jkt)) {
    return refuse('The proof is made with another key than the token is bound to.')
  }
  const mismatch = findMismatch(claims, request)
  if (mismatch !== undefined) return refuse(mismatch)
  return judgeFreshness(checker, request, claims, jkt)
}

interface SignedProof {
  readonly claims: JWTPayload
  readonly jwk: JWK
}

/** Undefined for whatever is not a JWT of that type, signed by the public key within it. */
async function readSigned({ proof, nowMs }: DpopRequest): Promise<SignedProof | undefined> {
  try {
    const { payload, protectedHeader } = await jwtVerify(proof, EmbeddedJWK, {
      typ: 'dpop+jwt',
      algorithms: [...DPOP_ALGORITHMS],
      currentDate: new Date(nowMs),
    })
    const jwk = protectedHeader.jwk as JWK
    if (PRIVATE_MEMBERS.some((member) => Object.hasOwn(jwk, member))) return undefined
    return { claims: payload, jwk }
  } catch {
    return undefined
  }
}

/** What the proof says of the request that is not so. */
function findMismatch(claims: JWTPayload, request: DpopRequest): string | undefined {
  const { htm, htu, ath } = claims
  if (htm !== request.method) return 'The proof is for another method (htm).'
  const resource = typeof htu === 'string' ? normaliseResource(htu) : undefined
  if (resource === undefined || resource !== normaliseResource(request.url)) {
    return 'The proof is for another URL (htu).'
  }
  if (request.accessToken === null) return undefined
  const hash = createHash('sha256').update(request.accessToken).digest('base64url')
  const isForToken = typeof ath === 'string' && equalsConstantTime(ath, hash)
  return isForToken ? undefined : 'The proof is not for this token (ath).'
}

function judgeFreshness(
  checker: DpopChecker,
  { nonce, nowMs, subject }: DpopRequest,
  claims: JWTPayload,
  jkt: string,
): DpopVerdict {
  const { jti, iat } = claims
  const issuedAtMs = typeof iat === 'number' ? iat * 1_000 : Number.NaN
  if (typeof jti !== 'string' || jti === '' || jti.length > limits.dpopProofIdLengthMax) {
    return refuse('The proof has no identifier (jti) that can be remembered.')
  }
  // The nonce first: whoever made proofs in store, or has another's old one, learns no more.
  const isNonceGood =
    typeof claims['nonce'] === 'string' && checker.nonces.isGood(claims['nonce'], nowMs)
  // Where the client's clock is ahead, it was used before we began although it says otherwise.
  const isBeforeStart = issuedAtMs - limits.dpopProofAheadMsMax < checker.startedAtMs
  if (!isNonceGood && (nonce === 'required' || claims['nonce'] !== undefined || isBeforeStart)) {
    const detail = 'The proof must carry the nonce of the field DPoP-Nonce.'
    return { outcome: 'refused', code: 'use_dpop_nonce', detail }
  }
  const ageMs = nowMs - issuedAtMs
  if (!(ageMs <= limits.dpopProofAgeMsMax && -ageMs <= limits.dpopProofAheadMsMax)) {
    return refuse(`The proof ${tellAge(ageMs)} (iat).`)
  }
  const memory = checker.seen.remember({ subject, jkt, jti, issuedAtMs }, nowMs)
  if (memory === 'new') return { outcome: 'proven', jkt }
  return refuse(
    memory === 'seen'
      ? 'The proof was used before (jti).'
      : 'Too many proofs of this key and its owner were used within a minute.',
  )
}

function refuse(detail: string): DpopVerdict {
  return { outcome: 'refused', code: 'invalid_dpop_proof', detail }
}

function tellAge(ageMs: number): string {
  if (!Number.isFinite(ageMs)) return 'has no time'
  const seconds = Math.round(Math.abs(ageMs) / 1_000)
  return `is ${seconds} s ${ageMs < 0 ? 'ahead of' : 'old by'} the clock here`
}
