/** Decides whether an address lies in one of the CIDR blocks of a key or of a proxy list. */
import { type AddressBytes, formatAddress, parseAddress } from './address.ts'

export interface AddressBlock {
  readonly bytes: AddressBytes
  readonly prefixLength: number
}

/**
 * `10.0.0.0/8`, `2001:db8::/32`, or one address. Undefined when it is neither, or when bits are
 * set behind the prefix (`10.1.0.0/8` is a mistake, and guessing which one would be worse).
 * A block of IPv4-mapped addresses of /96 or longer is read as the IPv4 block.
 */
export function parseAddressBlock(text: string): AddressBlock | undefined {
  const [address = '', length, rest] = text.split('/')
  const bytes = parseAddress(address)
  if (bytes === undefined || rest !== undefined) return undefined
  if (length === undefined) return { bytes, prefixLength: bytes.length * 8 }
  if (!/^(?:0|[1-9]\d{0,2})$/.test(length)) return undefined
  const isMapped = bytes.length === 4 && address.includes(':')
  const prefixLength = Number(length) - (isMapped ? 96 : 0)
  if (prefixLength < 0 || prefixLength > bytes.length * 8) return undefined
  const block = { bytes, prefixLength }
  return hasBitsBehindPrefix(block) ? undefined : block
}

function hasBitsBehindPrefix({ bytes, prefixLength }: AddressBlock): boolean {
  return bytes.some((byte, index) => {
    const covered = Math.min(8, Math.max(0, prefixLength - index * 8))
    return (byte & (0xff >> covered)) !== 0
  })
}

export function formatAddressBlock({ bytes, prefixLength }: AddressBlock): string {
  const address = formatAddress(bytes)
  return prefixLength === bytes.length * 8 ? address : `${address}/${prefixLength}`
}

/** True when `address` lies in at least one block; an unreadable address lies in none. */
export function isInBlocks(blocks: readonly AddressBlock[], address: string): boolean {
  const bytes = parseAddress(address)
  return bytes !== undefined && blocks.some((block) => isInBlock(block, bytes))
}

function isInBlock(block: AddressBlock, address: AddressBytes): boolean {
  if (block.bytes.length !== address.length) return false
  for (let index = 0; index * 8 < block.prefixLength; index++) {
    const bits = Math.min(8, block.prefixLength - index * 8)
    const difference = (block.bytes[index] as number) ^ (address[index] as number)
    if (difference >> (8 - bits) !== 0) return false
  }
  return true
}

/** True when every address of `inner` lies in `outer`. */
export function containsBlock(outer: AddressBlock, inner: AddressBlock): boolean {
  return outer.prefixLength <= inner.prefixLength && isInBlock(outer, inner.bytes)
}
