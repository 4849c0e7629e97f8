/** Decides which address a request came from when trusted proxies stand in between. */

import { formatAddress, parseAddress } from './address.ts'
import { type AddressBlock, isInBlocks } from './address-block.ts'

/**
 * The address nearest to the client that a trusted proxy vouches for. Walks the hops from the
 * peer outwards and stops at the first that is not trusted: what stands further left was written
 * by somebody we do not trust. `Forwarded` (RFC 7239) and `X-Forwarded-For` together are trusted
 * only when they agree. Undefined when a trusted hop names something that is no address
 * (`unknown`, `_hidden`): then nobody can say, and an address list refuses.
 */
export function findClientAddress(
  peer: string,
  forwardedFor: string | undefined,
  forwarded: string | undefined,
  trustedProxies: readonly AddressBlock[],
): string | undefined {
  const peerAddress = canonical(peer)
  if (peerAddress === undefined) return undefined
  if (trustedProxies.length === 0 || !isInBlocks(trustedProxies, peerAddress)) return peerAddress
  const lists = [
    forwardedFor === undefined ? undefined : forwardedFor.split(','),
    forwarded === undefined ? undefined : listForwardedFor(forwarded),
  ].filter((list) => list !== undefined)
  if (lists.length === 0) return peerAddress
  const found = lists.map((hops) => walkHops(peerAddress, hops, trustedProxies))
  return found.every((address) => address === found[0]) ? found[0] : undefined
}

function walkHops(
  peer: string,
  hops: readonly string[],
  trustedProxies: readonly AddressBlock[],
): string | undefined {
  let address: string | undefined = peer
  for (const hop of hops.toReversed()) {
    if (address === undefined || !isInBlocks(trustedProxies, address)) return address
    address = canonical(hop.trim())
  }
  return address
}

/** The `for=` values of a Forwarded field, in order, without quotes, brackets and ports. */
function listForwardedFor(field: string): string[] {
  return field.split(',').map((element) => {
    const pair = element.split(';').find((part) => /^\s*for\s*=/i.test(part)) ?? ''
    return pair
      .slice(pair.indexOf('=') + 1)
      .trim()
      .replace(/^"(.*)"$/, '$1')
  })
}

/** Takes `1.2.3.4`, `1.2.3.4:80`, `::1`, `[::1]` and `[::1]:80`. */
function canonical(text: string): string | undefined {
  const bracketed = /^\[([^\]]+)\](?::\d{1,5})?$/.exec(text)?.[1]
  const bare = bracketed ?? (/^[\d.]+:\d{1,5}$/.test(text) ? text.split(':')[0] : text)
  const bytes = parseAddress(bare ?? '')
  return bytes === undefined ? undefined : formatAddress(bytes)
}
