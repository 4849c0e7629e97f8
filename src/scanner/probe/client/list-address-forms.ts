/** Decides which addresses an address really reaches: an IPv4 address may hide in an IPv6 one. */
import { isIPv6 } from 'node:net'

/** The address itself, and every IPv4 address that a gateway or the system would make of it. */
export function listAddressForms(address: string): string[] {
  if (!isIPv6(address)) return [address]
  const words = readWords(address)
  const forms = [words.map((word) => word.toString(16)).join(':'), address]
  const first = words.slice(0, 6).join(':')
  const isMapped = first === '0:0:0:0:0:65535' || first === '0:0:0:0:65535:0'
  const isCompatible = first === '0:0:0:0:0:0' && ((words[6] ?? 0) !== 0 || (words[7] ?? 0) > 1)
  // NAT64 (RFC 6052), of which 64:ff9b:1::/48 is for local use (RFC 8215).
  const isTranslated = words[0] === 0x64 && words[1] === 0xff9b
  if (isMapped || isCompatible || isTranslated) forms.push(toIpv4(words[6], words[7]))
  // 6to4 (RFC 3056).
  if (words[0] === 0x2002) forms.push(toIpv4(words[1], words[2]))
  return isMapped ? forms.slice(2) : forms
}

/** Eight numbers. `URL` writes every IPv6 address in its one canonical form. */
function readWords(address: string): number[] {
  const [plain = ''] = address.split('%')
  const canonical = URL.parse(`http://[${plain}]/`)?.hostname.slice(1, -1) ?? plain
  const [left = '', right] = canonical.split('::')
  const head = left === '' ? [] : left.split(':')
  const tail = right === undefined || right === '' ? [] : right.split(':')
  const zeros = Array.from({ length: Math.max(0, 8 - head.length - tail.length) }, () => '0')
  return [...head, ...zeros, ...tail].map((word) => Number.parseInt(word, 16))
}

function toIpv4(high = 0, low = 0): string {
  return [high >> 8, high & 0xff, low >> 8, low & 0xff].join('.')
}
