/** Decides what a key may do through one of its tokens: never more than it may do by itself. */

import type { ApiWithRoles } from '../apis/api-record.ts'
import type { KeyRecord } from '../keys/key-record.ts'
import { listEffectiveScopes } from '../keys/list-effective-scopes.ts'
import { containsBlock, formatAddressBlock, parseAddressBlock } from '../policy/address-block.ts'
import { meetScopes } from '../policy/meet-scopes.ts'
import type { AccessToken } from './access-token.ts'

/** A block that cannot be read allows nothing, which an empty list would not say. */
const NOWHERE: readonly string[] = ['none']

/**
 * The key as it stands now, as far as the token goes: scopes and addresses are what both allow,
 * the end is the earliest. A record for decisions in memory; it is never stored.
 */
export function narrowKey(
  key: KeyRecord,
  source: ApiWithRoles,
  token: AccessToken,
  secretEndsAtMs: number | null,
): KeyRecord {
  // The API may have come to allow less than when the token was made.
  const longestMs = token.issuedAtSeconds * 1_000 + source.api.keyPolicy.tokenLifetimeMsMax
  const endsAtMs = [token.expiresAtSeconds * 1_000, longestMs, secretEndsAtMs, key.expiresAtMs]
  return {
    ...key,
    scopes: meetScopes(token.scopes, listEffectiveScopes(key, source)),
    roles: [],
    addresses: meetAddresses(token.addresses, key.addresses),
    expiresAtMs: Math.min(...endsAtMs.filter((each) => each !== null)),
  }
}

function meetAddresses(one: readonly string[], other: readonly string[]): readonly string[] {
  if (one.length === 0) return other
  if (other.length === 0) return one
  const met = one.flatMap((text) => other.flatMap((each) => meetBlocks(text, each)))
  return met.length === 0 ? NOWHERE : [...new Set(met)]
}

/** Two blocks are apart, or one lies in the other. */
function meetBlocks(text: string, otherText: string): string[] {
  const [block, other] = [parseAddressBlock(text), parseAddressBlock(otherText)]
  if (block === undefined || other === undefined) return []
  if (containsBlock(other, block)) return [formatAddressBlock(block)]
  return containsBlock(block, other) ? [formatAddressBlock(other)] : []
}
