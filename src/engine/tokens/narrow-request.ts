/** Decides what a token may say when it is asked for: at most what it is made from allows. */
import { limits } from '../../base/limits.ts'
import type { LiveKey } from '../keys/live-key.ts'
import {
  type AddressBlock,
  containsBlock,
  formatAddressBlock,
  parseAddressBlock,
} from '../policy/address-block.ts'
import { isGrantedScope } from '../policy/scope.ts'
import type { AccessToken } from './access-token.ts'
import { type OAuthRefusal, refuse } from './oauth-refusal.ts'

/** What is asked for; null and empty lists: as much as there is. */
export interface TokenWishes {
  /** Separated by single spaces (RFC 6749 §3.3). */
  readonly scope: string | null
  /** `audience` and `resource` alike (RFC 8693 §2.1). */
  readonly audience: readonly string[]
  /** CIDR blocks, separated by single spaces. */
  readonly addresses: string | null
  readonly lifetimeSeconds: number | null
}

export type Narrowed = Pick<
  AccessToken,
  'scopes' | 'audience' | 'addresses' | 'issuedAtSeconds' | 'expiresAtSeconds'
>

/** `live` is what the token is made from: a key, or a token that was made from it. */
export function narrowRequest(
  live: LiveKey,
  wishes: TokenWishes,
  nowMs: number,
): Narrowed | OAuthRefusal {
  const scopes = narrowScopes(live, wishes.scope)
  if ('outcome' in scopes) return scopes
  const audience = narrowAudience(live, wishes.audience)
  if ('outcome' in audience) return audience
  const addresses = narrowAddresses(live, wishes.addresses)
  if ('outcome' in addresses) return addresses
  const issuedAtSeconds = Math.floor(nowMs / 1_000)
  const expiresAtSeconds = chooseEnd(live, wishes.lifetimeSeconds, nowMs)
  if (expiresAtSeconds * 1_000 <= nowMs) {
    return refuse('invalid_request', 'What it would be made from ends within a second.')
  }
  return { scopes, audience, addresses, issuedAtSeconds, expiresAtSeconds }
}

function narrowScopes({ grants }: LiveKey, scope: string | null): readonly string[] | OAuthRefusal {
  if (scope === null) return [...new Set(grants.grants.map((grant) => grant.scope))]
  const asked = [...new Set(scope.split(' '))]
  if (asked.length > limits.scopesPerKeyMax) {
    return refuse('invalid_scope', `At most ${limits.scopesPerKeyMax} scopes can be asked for.`)
  }
  if (!asked.every(isGrantedScope)) {
    return refuse('invalid_scope', 'Scopes must be action:resource, separated by single spaces.')
  }
  const missing = grants.listMissing(asked)
  if (missing.length === 0) return asked
  return refuse('invalid_scope', `The key does not hold ${missing.slice(0, 10).join(', ')}.`)
}

function narrowAudience(
  { source: { api }, token }: LiveKey,
  asked: readonly string[],
): readonly string[] | OAuthRefusal {
  if (asked.length === 0) return token?.audience ?? [api.id]
  const allowed = token?.audience ?? [api.id, ...api.keyPolicy.tokenAudiences]
  if (asked.every((each) => allowed.includes(each))) return [...new Set(asked)]
  return refuse('invalid_target', 'The audience must be the id of the API, or named in its policy.')
}

function narrowAddresses({ key }: LiveKey, asked: string | null): readonly string[] | OAuthRefusal {
  // Told in every token: who checks it without asking knows no other list.
  if (asked === null) return key.addresses
  const max = limits.tokenAddressesMax
  const texts = asked.split(' ', max + 1)
  const blocks = texts.map(parseAddressBlock).filter((block) => block !== undefined)
  if (blocks.length < texts.length || blocks.length > max) {
    return refuse('invalid_request', `address must be up to ${max} CIDR blocks such as 10.0.0.0/8.`)
  }
  if (!blocks.every((block) => isWithin(key.addresses, block))) {
    return refuse('invalid_request', 'address must lie within the addresses of the key.')
  }
  return [...new Set(blocks.map(formatAddressBlock))]
}

function isWithin(held: readonly string[], block: AddressBlock): boolean {
  if (held.length === 0) return true
  return held.some((text) => {
    const outer = parseAddressBlock(text)
    return outer !== undefined && containsBlock(outer, block)
  })
}

/** The earliest of all ends, in whole seconds, down: `live.endsAtMs` is that of secret or token. */
function chooseEnd(live: LiveKey, lifetimeSeconds: number | null, nowMs: number): number {
  const { tokenLifetimeMsMax } = live.source.api.keyPolicy
  const lifetimeMs = Math.min(
    (lifetimeSeconds ?? Number.POSITIVE_INFINITY) * 1_000,
    tokenLifetimeMsMax,
  )
  const keyEndMs = live.key.expiresAtMs ?? Number.POSITIVE_INFINITY
  // From the second that it is issued in, so that what was asked for is what comes out.
  const startMs = Math.floor(nowMs / 1_000) * 1_000
  return Math.floor(Math.min(startMs + lifetimeMs, keyEndMs, live.endsAtMs) / 1_000)
}
