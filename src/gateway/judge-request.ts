/** Decides, at an enforcement point, whether a request may reach the API behind it. */
import { KeywardError } from '../base/errors.ts'
import { isPromise } from '../base/maybe-promise.ts'
import type { ApiWithRoles } from '../engine/apis/api-record.ts'
import { prepareApi } from '../engine/apis/live-api.ts'
import { formatPlace } from '../engine/dpop/format-place.ts'
import { type DpopAnswer, verifyDpopKey } from '../engine/dpop/verify-dpop-key.ts'
import type { Engine } from '../engine/engine.ts'
import { type Allowed, type Denied, deny } from '../engine/keys/decision.ts'
import { findExposedText } from '../engine/keys/find-exposed-text.ts'
import { isExposedInPublic } from '../engine/keys/is-exposed-in-public.ts'
import { isOwnCredential } from '../engine/keys/is-own-credential.ts'
import { parseKey } from '../engine/keys/key-format.ts'
import { type Credential, readCredential } from '../engine/keys/read-credential.ts'
import { recordExposure } from '../engine/keys/record-exposure.ts'
import { type VerifyRequest, verifyKey } from '../engine/keys/verify-key.ts'
import type { RequestTarget } from '../engine/policy/request-target.ts'
import { namesSigningKey } from '../engine/signatures/parse-signatures.ts'
import type { SignatureRefusal } from '../engine/signatures/signature-refusal.ts'
import { listFieldValues } from '../engine/signatures/signed-message.ts'
import {
  type SignedContent,
  type SignedFacts,
  verifySignedRequest,
} from '../engine/signatures/verify-signed-request.ts'
import { type AttemptOrigin, attemptsFromOf } from '../engine/throttle/attempts-from-of.ts'
import { readUserAgent } from '../engine/usage/read-user-agent.ts'
import { createSeveralError } from '../server/denial-error.ts'
import { pinToPublicUrl } from './pin-to-public-url.ts'

export interface RequestFacts {
  readonly apiId: string
  readonly target: RequestTarget
  /** Without the question mark; empty when there is none. */
  readonly query: string
  readonly rawHeaders: readonly string[]
  readonly address: string | undefined
  readonly attemptsFrom: AttemptOrigin['attemptsFrom']
  /** Asked only when the request says that its sender proves a key. */
  readonly readSigned: () => SignedFacts
  /** What stands in front of the path for clients; absent: what they say themselves. */
  readonly publicUrl?: string | undefined
}

export type Judgement =
  | {
      readonly outcome: 'public'
      /** Held a key all the same, so it must not go on either. */
      readonly credentialFields: readonly string[]
    }
  | {
      readonly outcome: 'allowed'
      readonly decision: Allowed
      readonly source: ApiWithRoles
      /** What held the secret or the signature: it must not go on to the upstream. */
      readonly credentialFields: readonly string[]
      /** Null: the key was sent as text. */
      readonly signed: SignedContent | null
      /** Null unless a token came with a proof. */
      readonly dpop: DpopAnswer | null
    }
  | {
      readonly outcome: 'denied'
      readonly decision: Denied | null
      /** Why a signature does not count; the client is not told. */
      readonly refusal?: SignatureRefusal
      readonly dpop?: DpopAnswer
    }

const SIGNATURE_FIELDS = ['signature', 'signature-input'] as const
const DPOP_FIELDS = ['authorization', 'dpop'] as const

/** Told when a real key was seen in a URL or cookie; the id is all that may be logged. */
export type OnExposure = (where: 'query' | 'cookie', keyId: string | undefined) => void

/**
 * A `decision` of null: no credential was sent at all. Errors: `several_credentials`,
 * `credential_in_url`, `api_not_found`, and whatever the storage throws: then nothing passes.
 */
export async function judgeRequest(
  engine: Engine,
  facts: RequestFacts,
  onExposure: OnExposure,
): Promise<Judgement> {
  const credential = readCredential(facts.rawHeaders)
  const isSigned = namesSigningKey(facts.rawHeaders)
  if (credential.kind === 'several' || (isSigned && credential.kind === 'one')) {
    throw createSeveralError(facts.apiId)
  }
  const found = engine.storage.findApi(facts.apiId)
  const source = isPromise(found) ? await found : found
  if (source === undefined) throw new KeywardError('api_not_found')
  const isPublic = prepareApi(source).isPublic(facts.target)
  const exposed = findExposed(facts, credential)
  if (exposed !== undefined) {
    // Where no key is needed, what is none by its form or a look-up is not tried for one.
    const isTried =
      !isPublic ||
      (await isExposedInPublic(engine, source.api, exposed.text, attemptsFromOf(facts)))
    if (isTried) await refuseExposed(engine, facts, exposed, onExposure)
  }
  if (isPublic) {
    const held = isSigned ? SIGNATURE_FIELDS : await listKeyFields(engine, source, credential)
    return { outcome: 'public', credentialFields: held }
  }
  if (isSigned) return judgeSigned(engine, facts, source)
  if (credential.kind === 'none') return { outcome: 'denied', decision: null }

  const request = { key: credential.text, ...toRequest(facts) }
  if (credential.needsProof) return judgeBound(engine, facts, source, request)
  const decision = await verifyKey(engine, request)
  if (!decision.allowed) return { outcome: 'denied', decision }
  const credentialFields = [credential.field]
  return { outcome: 'allowed', decision, source, credentialFields, signed: null, dpop: null }
}

const NO_SCOPES: readonly string[] = []

function toRequest({ apiId, target, rawHeaders, address, attemptsFrom }: RequestFacts) {
  const userAgent = readUserAgent(rawHeaders)
  return { api: apiId, target, scopes: NO_SCOPES, address, attemptsFrom, userAgent }
}

/** A token whose sender has to prove a key with each request. */
async function judgeBound(
  engine: Engine,
  { readSigned, target: { path }, publicUrl }: RequestFacts,
  source: ApiWithRoles,
  request: VerifyRequest,
): Promise<Judgement> {
  const { method, scheme, authority, rawHeaders } = readSigned().message
  const dpop = await verifyDpopKey(engine, request, {
    proofs: listFieldValues(rawHeaders, 'dpop'),
    method,
    // The path that goes on, whatever form it came in.
    url: publicUrl === undefined ? formatPlace(scheme, authority, path) : `${publicUrl}${path}`,
    nonce: 'required',
  })
  const { decision } = dpop
  if (!decision.allowed) return { outcome: 'denied', decision, dpop }
  const credentialFields = DPOP_FIELDS
  return { outcome: 'allowed', decision, source, credentialFields, signed: null, dpop }
}

async function judgeSigned(
  engine: Engine,
  asked: RequestFacts,
  source: ApiWithRoles,
): Promise<Judgement> {
  const { readSigned, target, publicUrl } = asked
  const { facts, path } = pinToPublicUrl(readSigned(), target.path, publicUrl)
  const answer = await verifySignedRequest(engine, facts, path, toRequest(asked))
  if ('refusal' in answer) {
    return { outcome: 'denied', decision: deny('not_found', null), refusal: answer.refusal }
  }
  const { decision, content } = answer
  if (!decision.allowed) return { outcome: 'denied', decision }
  const credentialFields = SIGNATURE_FIELDS
  return { outcome: 'allowed', decision, source, credentialFields, signed: content, dpop: null }
}

/** On a public route a bearer token may be the upstream's own; only a key of ours is taken out. */
async function listKeyFields(
  engine: Engine,
  { api }: ApiWithRoles,
  credential: Credential,
): Promise<readonly string[]> {
  if (credential.kind !== 'one') return []
  const { text, field, needsProof } = credential
  const fields = needsProof ? DPOP_FIELDS : [field]
  // By a slow hash no key is found: where there are such keys, what stands in our field is kept.
  if (field === 'x-api-key' && api.importedForms.includes('slow')) return fields
  return (await isOwnCredential(engine, api, text)) ? fields : []
}

interface Exposed {
  readonly text: string
  readonly where: 'query' | 'cookie'
}

function findExposed(
  { query, rawHeaders }: RequestFacts,
  credential: Credential,
): Exposed | undefined {
  const isOnly = credential.kind === 'none'
  const inQuery = query === '' ? undefined : findExposedText(query, '&', isOnly)
  if (inQuery !== undefined) return { text: inQuery, where: 'query' }
  const inCookie = findInCookies(rawHeaders, isOnly)
  return inCookie === undefined ? undefined : { text: inCookie, where: 'cookie' }
}

/** A parameter called `key` that holds no key is the API's own affair. */
async function refuseExposed(
  engine: Engine,
  facts: RequestFacts,
  { text, where }: Exposed,
  onExposure: OnExposure,
): Promise<void> {
  const { apiId } = facts
  const key = await recordExposure(engine, apiId, text, where, attemptsFromOf(facts))
  if (key === undefined && parseKey(text) === undefined) return
  onExposure(where, key?.id)
  throw new KeywardError('credential_in_url', {
    detail: `The key was sent in ${where === 'query' ? 'the query string' : 'a cookie'}.`,
    headers: { 'www-authenticate': `Bearer realm="${apiId}"` },
  })
}

function findInCookies(rawHeaders: readonly string[], isOnly: boolean): string | undefined {
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    if (rawHeaders[index]?.length !== 6 || rawHeaders[index]?.toLowerCase() !== 'cookie') continue
    const found = findExposedText(rawHeaders[index + 1] ?? '', ';', isOnly)
    if (found !== undefined) return found
  }
  return undefined
}
