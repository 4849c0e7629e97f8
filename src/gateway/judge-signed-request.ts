/** Decides whether a request that was signed by its key (RFC 9421) may reach the API behind. */
import type { Engine } from '../engine/engine.ts'
import type { Decision } from '../engine/keys/decision.ts'
import type { ProvenRequest } from '../engine/keys/verify-key.ts'
import { isBodyOf, parseContentDigest } from '../engine/signatures/content-digest.ts'
import { identifySigner } from '../engine/signatures/identify-signer.ts'
import { findSignature } from '../engine/signatures/parse-signatures.ts'
import type { SignatureRefusal } from '../engine/signatures/signature-refusal.ts'
import type { SignedMessage } from '../engine/signatures/signed-message.ts'
import { verifySigner } from '../engine/signatures/verify-signer.ts'
import { refuseOtherPath } from './refuse-other-path.ts'

export interface SignedFacts {
  readonly message: SignedMessage
  /** Undefined where nobody can see. */
  readonly hasBody: boolean | undefined
  /** Takes in the whole body; null where it does not come by here. */
  readonly takeBody: (() => Promise<Buffer>) | null
}

/** What is known of a signed request that may pass. */
export interface SignedContent {
  /** Taken in to be looked at, so that it has to be sent on from here; null: there is none. */
  readonly body: Buffer | null
  /** `Content-Digest` as it was signed; null when it was not. */
  readonly contentDigest: string | null
}

export type SignedJudgement =
  | { readonly decision: Decision; readonly content: SignedContent }
  | { readonly refusal: SignatureRefusal }

const NOTHING = Buffer.alloc(0)

/**
 * In this order: what costs nothing, the signature, the body, and only then what is spent. The path
 * must have been signed as it is judged and forwarded. Errors: `invalid_path`, `body_too_large`,
 * `overloaded`, and what the storage throws.
 */
export async function judgeSignedRequest(
  engine: Engine,
  { message, hasBody, takeBody }: SignedFacts,
  request: ProvenRequest & { readonly target: { readonly path: string } },
): Promise<SignedJudgement> {
  refuseOtherPath(message.requestTarget, request.target.path)
  const signature = findSignature(message.rawHeaders)
  const question = { apiId: request.api, message, signature, hasBody }
  const signer = await identifySigner(engine, question)
  if (typeof signer === 'string') return { refusal: signer }
  const { contentDigest } = signer
  const body = hasBody === true && takeBody !== null ? await takeBody() : null
  if (contentDigest !== null) {
    const digest = parseContentDigest(contentDigest)
    if (digest === undefined) return { refusal: 'another_body' }
    const isSeen = takeBody !== null || hasBody === false
    if (isSeen && !isBodyOf(digest, body ?? NOTHING)) return { refusal: 'another_body' }
  }
  const decision = await verifySigner(engine, signer, request)
  return { decision, content: { body, contentDigest } }
}
