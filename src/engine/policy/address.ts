/** Decides what an IP address is: IPv4 in IPv6 counts as IPv4, odd spellings are refused. */
import { isIPv4, isIPv6 } from 'node:net'

/** Bytes in network order: 4 for IPv4, 16 for IPv6. */
export type AddressBytes = Uint8Array

/**
 * Reads an address as strictly as the operating system prints it. Octal, hexadecimal and short
 * forms (`010.1`, `0x7f.1`, `127.1`), zones and ports are refused: parsers disagree on them.
 * `::ffff:1.2.3.4` (RFC 4291 §2.5.5.2) is read as `1.2.3.4`.
 */
export function parseAddress(text: string): AddressBytes | undefined {
  if (isIPv4(text)) return parseV4(text)
  if (!isIPv6(text) || text.includes('%')) return undefined
  const bytes = parseV6(text)
  return isMappedV4(bytes) ? bytes.slice(12) : bytes
}

function parseV4(text: string): Uint8Array {
  return Uint8Array.from(text.split('.'), Number)
}

function parseV6(text: string): Uint8Array {
  const [head = '', tail] = text.split('::')
  const left = parseGroups(head)
  const right = tail === undefined ? [] : parseGroups(tail)
  const bytes = new Uint8Array(16)
  bytes.set(left, 0)
  bytes.set(right, 16 - right.length)
  return bytes
}

function parseGroups(text: string): number[] {
  if (text === '') return []
  return text.split(':').flatMap((group) => {
    if (group.includes('.')) return [...parseV4(group)]
    const value = Number.parseInt(group, 16)
    return [value >> 8, value & 0xff]
  })
}

function isMappedV4(bytes: Uint8Array): boolean {
  return bytes.subarray(0, 10).every((byte) => byte === 0) && bytes[10] === 255 && bytes[11] === 255
}

/** The usual text: dotted for IPv4, RFC 5952 for IPv6. */
export function formatAddress(bytes: AddressBytes): string {
  if (bytes.length === 4) return bytes.join('.')
  const groups = Array.from({ length: 8 }, (_, index) =>
    (((bytes[index * 2] as number) << 8) | (bytes[index * 2 + 1] as number)).toString(16),
  )
  const longest = findLongestZeroRun(groups)
  if (longest.length < 2) return groups.join(':')
  const before = groups.slice(0, longest.start).join(':')
  return `${before}::${groups.slice(longest.start + longest.length).join(':')}`
}

function findLongestZeroRun(groups: readonly string[]): { start: number; length: number } {
  let best = { start: 0, length: 0 }
  let start = 0
  for (let index = 0; index <= groups.length; index++) {
    if (groups[index] === '0') continue
    if (index - start > best.length) best = { start, length: index - start }
    start = index + 1
  }
  return best
}
