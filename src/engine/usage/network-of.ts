/** Decides which network an address belongs to: what one customer of a provider usually gets. */
import { type AddressBytes, formatAddress, parseAddress } from '../policy/address.ts'

/** `203.0.113.0/24`, `2001:db8:7::/48`; undefined for what is no address. */
export function networkOf(address: string): string | undefined {
  return cutAddress(address, 24, 48)
}

/** The address, or its block of so many bits when it is IPv6: `2001:db8:7:1::/64`. */
export function subscriberOf(address: string): string | undefined {
  return cutAddress(address, 32, 64)
}

function cutAddress(address: string, v4Bits: number, v6Bits: number): string | undefined {
  const bytes = parseAddress(address)
  if (bytes === undefined) return undefined
  const bits = bytes.length === 4 ? v4Bits : v6Bits
  const network = formatAddress(cut(bytes, bits))
  return bits === bytes.length * 8 ? network : `${network}/${bits}`
}

function cut(bytes: AddressBytes, bits: number): AddressBytes {
  return bytes.map((byte, index) => (index * 8 < bits ? byte : 0))
}
