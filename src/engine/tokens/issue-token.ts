/** Decides whether an access token is made of a key or of another token, and what it says. */

import { assert } from '../../base/assert.ts'
import { randomBase62 } from '../../base/base62.ts'
import { createOverloaded } from '../../base/create-overloaded.ts'
import { limits } from '../../base/limits.ts'
import type { SecretText } from '../../base/secret-text.ts'
import type { RoleRecord } from '../apis/api-record.ts'
import type { Engine } from '../engine.ts'
import type { Denied } from '../keys/decision.ts'
import type { LiveKey } from '../keys/live-key.ts'
import { findSecretVersion } from '../keys/prove-again.ts'
import { verifyProvenKey } from '../keys/verify-key.ts'
import type { AccessToken } from './access-token.ts'
import { listRolesBehind } from './list-roles-behind.ts'
import { narrowRequest, type TokenWishes } from './narrow-request.ts'
import { type OAuthRefusal, refuse } from './oauth-refusal.ts'
import { signAccessToken } from './sign-access-token.ts'

export interface TokenRequest {
  /** What it is made from, its secret or signature proven just now. */
  readonly live: LiveKey
  readonly wishes: TokenWishes
  readonly address: string | undefined
  /** Asked first for a bound token, else only for a key that may be used. Null: none was sent. */
  readonly proveSender: ((live: LiveKey) => Promise<SenderProof>) | null
}

export type SenderProof = { readonly outcome: 'proven'; readonly jkt: string } | OAuthRefusal

export type TokenOutcome =
  | {
      readonly outcome: 'issued'
      readonly token: AccessToken
      readonly text: SecretText
      readonly nowMs: number
    }
  /** The key itself may not be used now; for which reason, only its holder is told. */
  | { readonly outcome: 'denied'; readonly decision: Denied; readonly nowMs: number }
  | OAuthRefusal

const TOKEN_ID_LENGTH = 22

/** Takes one unit from the limits of the key, as any request with it does. */
export async function issueToken(engine: Engine, request: TokenRequest): Promise<TokenOutcome> {
  const { live, wishes, address, proveSender } = request
  const { key } = live
  const nowMs = engine.clock.nowMs()
  const jkt = live.token?.jkt ?? undefined
  const askSender = () => (proveSender === null ? findMissingProof(live) : proveSender(live))
  // Whoever has a bound token alone learns nothing of its key, and spends nothing.
  const holder = jkt === undefined ? undefined : await askSender()
  if (holder?.outcome === 'refused') return holder
  const proof = { api: live.key.apiId, target: null, scopes: [], address, cost: 1, jkt }
  const decision = await verifyProvenKey(engine, live, proof)
  if (!decision.allowed) return { outcome: 'denied', decision, nowMs }
  const sender = holder ?? (await askSender())
  if (sender?.outcome === 'refused') return sender
  const narrowed = narrowRequest(live, wishes, nowMs)
  if ('outcome' in narrowed) return narrowed
  const foreign = await findForeignAudience(engine, key.apiId, narrowed.audience)
  if (foreign !== undefined) {
    return refuse('invalid_target', `The audience ${foreign} is the id of another API.`)
  }
  const via = live.token === null ? [] : [...live.token.via, live.token.jti]
  if (via.length > limits.tokenExchangesMax) {
    return refuse('invalid_request', 'The token was exchanged too often: begin with the key.')
  }
  const secretVersion = findSecretVersion(live, nowMs)
  assert(secretVersion !== undefined, 'a key that was proven by a secret has that secret')
  const token: AccessToken = {
    ...narrowed,
    jti: randomBase62(TOKEN_ID_LENGTH, engine.fillRandom),
    via,
    keyId: key.id,
    apiId: key.apiId,
    secretVersion,
    roles: listRolesBehind(live, narrowed.scopes),
    owner: key.owner,
    jkt: sender?.jkt ?? null,
  }
  const text = await signAccessToken(engine.tokens, token)
  await refuseChanged(engine, live)
  if (text.reveal().length <= limits.accessTokenLengthMax) {
    // It is taken where others have failed: we know it, though nobody has used it yet.
    const digest = engine.warmKeys.digest(text.reveal())
    engine.throttle.rememberProven(digest, token.expiresAtSeconds * 1_000)
    return { outcome: 'issued', token, text, nowMs }
  }
  return refuse('invalid_scope', describeLength(token, text.reveal().length))
}

/**
 * Who checks tokens without asking tells APIs apart by `aud` alone. What a policy names may have
 * become the id of an API since.
 */
async function findForeignAudience(
  { storage }: Engine,
  apiId: string,
  audience: readonly string[],
): Promise<string | undefined> {
  for (const each of audience) {
    if (each !== apiId && (await storage.findApi(each)) !== undefined) return each
  }
  return undefined
}

/**
 * What makes tokens void reaches those that were issued before it. One that says what was true
 * before, and that it was issued after, would be missed.
 */
async function refuseChanged({ storage }: Engine, { stored, source }: LiveKey): Promise<void> {
  const key = await storage.findKey(stored.id)
  const now = await storage.findApi(stored.apiId)
  const isSame =
    key?.version === stored.version &&
    now?.api.version === source.api.version &&
    stored.roles.every((name) => isSameRole(now.roles.get(name), source.roles.get(name)))
  if (isSame) return
  const detail = 'The key, a role or the API was changed while the token was made: ask again.'
  throw createOverloaded(detail, 1)
}

function isSameRole(one: RoleRecord | undefined, other: RoleRecord | undefined): boolean {
  return one?.version === other?.version && one?.createdAtMs === other?.createdAtMs
}

/** Nothing may be left out: who checks it without asking would not know of it. */
function describeLength({ scopes, roles, addresses }: AccessToken, length: number): string {
  return (
    `The token would have ${length} characters, and may have ${limits.accessTokenLengthMax}: ask ` +
    `for fewer scopes or addresses. It would name ${scopes.length} scopes, ${roles.length} roles ` +
    `and ${addresses.length} blocks of addresses.`
  )
}

function findMissingProof({ token, source }: LiveKey): OAuthRefusal | undefined {
  if ((token?.jkt ?? null) !== null) {
    return refuse('invalid_dpop_proof', 'The token is bound to a key: send a DPoP proof of it.')
  }
  if (!source.api.keyPolicy.requireDpop) return undefined
  return refuse('invalid_dpop_proof', 'Tokens of this API are bound to a key: send a DPoP proof.')
}
