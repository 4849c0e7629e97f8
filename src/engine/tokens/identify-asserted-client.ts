/** Decides which key signed the assertion by which a client names itself (RFC 7523 §2.2). */
import { decodeJwt, type JWTPayload, jwtVerify } from 'jose'
import { createOverloaded } from '../../base/create-overloaded.ts'
import { limits } from '../../base/limits.ts'
import { BUILTIN_API_ID } from '../apis/api-record.ts'
import type { Engine } from '../engine.ts'
import type { KeyRecord, SecretVersion } from '../keys/key-record.ts'
import { type LiveKey, prepareProven } from '../keys/live-key.ts'
import { isLiveSecret } from '../keys/secret-versions.ts'
import { subjectOf } from '../keys/subject-of.ts'
import { preparePublicKey } from '../signatures/prepare-public-key.ts'
import { attemptAsSigner } from '../throttle/attempt-as-signer.ts'
import { createThrottledError } from '../throttle/create-throttled-error.ts'

/** `Ed25519` is the name that RFC 9864 gives to what was `EdDSA` with that curve. */
export const ASSERTION_ALGORITHMS = ['EdDSA', 'Ed25519'] as const

export interface ClientAssertion {
  readonly text: string
  /** Null where the request names no client beside it. */
  readonly clientId: string | null
  /** What the assertion may be for: our issuer, or the endpoint that it was sent to. */
  readonly audiences: readonly string[]
  readonly address: string | undefined
}

/** RFC 9421 appendix B.1.4: takes the time of a key that does not exist, and opens nothing. */
const NOBODY: SecretVersion = {
  version: 1,
  algorithm: 'ed25519',
  digest: 'JrQLj5P_89iXES9-vFgrIy29clF9CC_oPPsw3c5D0bs',
  pepperId: null,
  lookup: null,
  createdAtMs: 0,
  expiresAtMs: null,
}

/** What is needed to take an assertion once. */
interface Assertion {
  readonly jti: string
  readonly issuedAtMs: number
}

/**
 * For keys that are a public key. Undefined for every kind of mistake; each assertion is taken
 * once. Error `overloaded` when nobody can say whether it was, or remember that it is;
 * `rate_limited` when too many attempts from `address` failed.
 */
export async function identifyAssertedClient(
  engine: Engine,
  assertion: ClientAssertion,
): Promise<LiveKey | undefined> {
  const { text, clientId, address } = assertion
  const keyId = findClaimedKey(text)
  if (keyId === undefined || (clientId !== null && clientId !== keyId)) return undefined
  const live = await attemptAsSigner(
    engine,
    { address, apiId: BUILTIN_API_ID, keyId, hasSpareLooks: true },
    () => identifyClaimed(engine, keyId, assertion),
    (found) => (found === undefined ? 'failed' : 'proven'),
  )
  if (live === 'rate_limited') throw createThrottledError(engine, address)
  return live
}

async function identifyClaimed(
  engine: Engine,
  keyId: string,
  { text, audiences }: ClientAssertion,
): Promise<LiveKey | undefined> {
  const key = await engine.storage.findKey(keyId)
  const source = key && (await engine.storage.findApi(key.apiId))
  const nowMs = engine.clock.nowMs()
  const secrets = (key?.secrets ?? []).filter((secret) => isSigning(secret, nowMs))
  if (key === undefined || source === undefined || secrets.length === 0) {
    await verifyAssertion(text, keyId, NOBODY, audiences, nowMs)
    return undefined
  }
  for (const secret of secrets) {
    const assertion = await verifyAssertion(text, keyId, secret, audiences, nowMs)
    if (assertion === undefined) continue
    // It may have been revoked or rotated while the signature was looked at.
    if ((await engine.storage.findKey(keyId)) !== key) return undefined
    return takeOnce(engine, key, secret, assertion) ? prepareProven(key, source, secret) : undefined
  }
  return undefined
}

function isSigning(secret: SecretVersion, nowMs: number): boolean {
  return secret.algorithm === 'ed25519' && isLiveSecret(secret, nowMs)
}

/** Unproven: where to begin to check it. */
function findClaimedKey(text: string): string | undefined {
  if (text.length > limits.clientAssertionLengthMax) return undefined
  try {
    const { sub } = decodeJwt(text)
    return typeof sub === 'string' && sub.length <= limits.clientIdLengthMax ? sub : undefined
  } catch {
    return undefined
  }
}

async function verifyAssertion(
  text: string,
  keyId: string,
  secret: SecretVersion,
  audiences: readonly string[],
  nowMs: number,
): Promise<Assertion | undefined> {
  try {
    const { payload } = await jwtVerify(text, preparePublicKey(secret), {
      algorithms: [...ASSERTION_ALGORITHMS],
      issuer: keyId,
      subject: keyId,
      requiredClaims: ['exp', 'iat', 'jti', 'aud'],
      currentDate: new Date(nowMs),
      clockTolerance: limits.signatureAheadMsMax / 1_000,
    })
    return readAssertion(payload, audiences, nowMs)
  } catch {
    return undefined
  }
}

/** One audience alone: another one could be somebody who wants to use it here. */
function readAssertion(
  { aud, iat, jti }: JWTPayload,
  audiences: readonly string[],
  nowMs: number,
): Assertion | undefined {
  const [audience, ...others] = typeof aud === 'string' ? [aud] : (aud ?? [])
  if (audience === undefined || others.length > 0 || !audiences.includes(audience)) return undefined
  if (typeof jti !== 'string' || jti === '' || typeof iat !== 'number') return undefined
  const issuedAtMs = iat * 1_000
  const ageMs = nowMs - issuedAtMs
  const isFresh = ageMs <= limits.signatureAgeMsMax && -ageMs <= limits.signatureAheadMsMax
  return isFresh ? { jti, issuedAtMs } : undefined
}

function takeOnce(
  engine: Engine,
  key: KeyRecord,
  { createdAtMs }: SecretVersion,
  { jti, issuedAtMs }: Assertion,
): boolean {
  const nonce = `assertion ${jti}`
  const of = { keyId: key.id, subject: subjectOf(key, 'owner') }
  const use = { ...of, nonce, createdMs: issuedAtMs, keyCreatedMs: createdAtMs }
  const answer = engine.nonces.use(use, engine.clock.nowMs())
  if (answer === 'fresh' || answer === 'used') return answer === 'fresh'
  const detail = 'Nobody can say now whether the assertion was used before: sign another one.'
  throw createOverloaded(detail, limits.signatureAheadMsMax / 1_000 + 1)
}
