/** Decides whether a request that was signed by its key (RFC 9421) may pass. */
import { KeywardError } from '../../base/errors.ts'
import type { Engine } from '../engine.ts'
import type { Decision } from '../keys/decision.ts'
import { denyUnidentified } from '../keys/deny-unidentified.ts'
import { subjectOf } from '../keys/subject-of.ts'
import type { ProvenRequest } from '../keys/verify-key.ts'
import { refuseOtherPath } from '../policy/refuse-other-path.ts'
import { attemptAsSigner } from '../throttle/attempt-as-signer.ts'
import { attemptsFromOf } from '../throttle/attempts-from-of.ts'
import { type ContentDigest, isBodyOf, isSameDigest, parseContentDigest } from './content-digest.ts'
import { identifySigner, type SignedQuestion, type Signer } from './identify-signer.ts'
import { findSignature } from './parse-signatures.ts'
import type { SignatureRefusal } from './signature-refusal.ts'
import type { SignedMessage } from './signed-message.ts'
import { verifySigner } from './verify-signer.ts'

/**
 * - `none`: the request has no body. `unseen`: nobody can say; only what was signed is looked at.
 * - `coming`: `take` waits for all of it, on the account of `subject`. `digested`: whoever asks has
 *   it, and says its digest.
 */
export type BodyFacts =
  | { readonly kind: 'none' | 'unseen' }
  | { readonly kind: 'coming'; readonly take: (subject: string) => Promise<Buffer> }
  | { readonly kind: 'digested'; readonly digest: ContentDigest }

export interface SignedFacts {
  readonly message: SignedMessage
  readonly body: BodyFacts
}

/** What is known of a signed request that may pass. */
export interface SignedContent {
  /** Taken in to be looked at, so that it has to be sent on from there; null: it was not. */
  readonly body: Buffer | null
  /** `Content-Digest` as it was signed; null when it was not. */
  readonly contentDigest: string | null
}

export type SignedAnswer =
  | { readonly decision: Decision; readonly content: SignedContent }
  | { readonly refusal: SignatureRefusal }

const NOTHING = Buffer.alloc(0)

/**
 * In this order: what costs nothing, the signature, the body, and only then what is spent. `path`
 * is the one that is judged and forwarded: no other form of it may have been signed. Errors:
 * `invalid_path`, `several_credentials`, `overloaded`, those of `take`, what the storage throws.
 */
export async function verifySignedRequest(
  engine: Engine,
  { message, body }: SignedFacts,
  path: string,
  request: ProvenRequest,
): Promise<SignedAnswer> {
  refuseOtherPath(message.requestTarget, path)
  const signature = findSignature(message.rawHeaders)
  if (signature.kind === 'several') throw new KeywardError('several_credentials')
  const hasBody = body.kind === 'unseen' ? undefined : body.kind !== 'none'
  const question = { apiId: request.api, message, signature, hasBody }
  const signer = await attemptSignature(engine, question, request)
  if (signer === 'rate_limited') {
    const nowMs = engine.clock.nowMs()
    const decision = denyUnidentified(engine, signer, attemptsFromOf(request), nowMs)
    return { decision, content: { body: null, contentDigest: null } }
  }
  if (typeof signer === 'string') return { refusal: signer }
  const { contentDigest } = signer
  const taken = body.kind === 'coming' ? await body.take(subjectOf(signer.key, 'owner')) : null
  if (contentDigest !== null && !isRightBody(contentDigest, body, taken ?? NOTHING)) {
    return { refusal: 'another_body' }
  }
  const decision = await verifySigner(engine, signer, request)
  if (typeof decision === 'string') return { refusal: decision }
  return { decision, content: { body: taken, contentDigest } }
}

/** What is wrong in form, too old or used before was not guessed: it does not count. */
const GUESSES: ReadonlySet<unknown> = new Set<SignatureRefusal>(['unknown_key', 'wrong_signature'])

function attemptSignature(
  engine: Engine,
  question: SignedQuestion,
  request: ProvenRequest,
): Promise<Signer | SignatureRefusal | 'rate_limited'> {
  const { signature, apiId } = question
  const attempt = {
    address: attemptsFromOf(request),
    apiId,
    keyId: signature.kind === 'one' ? signature.keyId : '',
    hasSpareLooks: true,
  }
  return attemptAsSigner(
    engine,
    attempt,
    () => identifySigner(engine, question),
    (signer) => {
      if (typeof signer !== 'string') return 'proven'
      return GUESSES.has(signer) ? 'failed' : 'neither'
    },
  )
}

function isRightBody(field: string, body: BodyFacts, taken: Buffer): boolean {
  const digest = parseContentDigest(field)
  if (digest === undefined) return false
  if (body.kind === 'unseen') return true
  return body.kind === 'digested' ? isSameDigest(digest, body.digest) : isBodyOf(digest, taken)
}
