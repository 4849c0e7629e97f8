/** Decides which addresses the server itself may ask (SSRF): public ones, and named others. */
import { isIP } from 'node:net'
import { formatAddress, parseAddress } from '../../engine/policy/address.ts'
import {
  type AddressBlock,
  formatAddressBlock,
  isInBlocks,
  parseAddressBlock,
} from '../../engine/policy/address-block.ts'
import { isLoopbackHost } from '../../scanner/probe/run/is-loopback-host.ts'

/** Plain data, so that it can go to the process that scans. */
export interface AddressReach {
  readonly isLoopbackAllowed: boolean
  /** CIDR blocks of private addresses that may be asked. */
  readonly privateBlocks: readonly string[]
}

/**
 * Never asked, whatever a list says: this network, link-local (where clouds keep the credentials
 * of a machine: 169.254.169.254), multicast, reserved, metadata services at other addresses, and
 * tunnels to an IPv4 address that the IPv6 address hides (6to4, Teredo).
 */
const NEVER = readBlocks(
  '0.0.0.0/8 169.254.0.0/16 224.0.0.0/4 240.0.0.0/4 100.100.100.200 168.63.129.16 192.0.0.192 ' +
    '::/128 fe80::/10 fec0::/10 ff00::/8 fd00:ec2::/32 fd20:ce::/32 2002::/16 2001::/32',
)

/** Lead to the IPv4 address in their last four bytes: by NAT64 (RFC 6052), or as it once was. */
const TRANSLATED = readBlocks('64:ff9b::/96 ::/96')

const LOOPBACK = readBlocks('127.0.0.0/8 ::1')

/** Addresses that mean another machine in each network: RFC 1918, 6598, 6890, 2544, 4193, 8215. */
const PRIVATE = readBlocks(
  '10.0.0.0/8 172.16.0.0/12 192.168.0.0/16 100.64.0.0/10 192.0.0.0/24 198.18.0.0/15 fc00::/7 ' +
    '64:ff9b:1::/48',
)

/**
 * Loopback needs a target that says so itself and a server that only this machine can reach. A
 * private address needs to be the target itself, or to lie in a block that was named.
 */
export function chooseReach(
  hostname: string,
  privateNetworks: readonly AddressBlock[],
  isLoopbackOnly: boolean,
): AddressReach {
  const literal = readLiteral(hostname)
  const blocks = privateNetworks.map(formatAddressBlock)
  return {
    isLoopbackAllowed: isLoopbackOnly && isLoopbackHost(hostname),
    privateBlocks: literal === undefined ? blocks : [...blocks, literal],
  }
}

/** The address that a host is, without the brackets of a URL; undefined for a name. */
export function readLiteral(hostname: string): string | undefined {
  const bare = hostname.replace(/^\[|\]$/g, '')
  return isIP(bare) === 0 ? undefined : bare
}

/** An address that cannot be read is in no reach. */
export function isInReach({ isLoopbackAllowed, privateBlocks }: AddressReach, address: string) {
  const own = parseAddressBlock(address)
  if (own === undefined || isInBlocks(NEVER, address)) return false
  if (isInBlocks(LOOPBACK, address)) return isLoopbackAllowed
  const inner = findTranslated(address)
  // Even loopback: the machine that translates is another one.
  if (inner !== undefined && isInBlocks([...NEVER, ...LOOPBACK], inner)) return false
  if (!isInBlocks(PRIVATE, inner ?? address)) return true
  return isInBlocks(readBlocks(privateBlocks.join(' ')), inner ?? address)
}

function findTranslated(address: string): string | undefined {
  const bytes = isInBlocks(TRANSLATED, address) ? parseAddress(address) : undefined
  return bytes?.length === 16 ? formatAddress(bytes.slice(12)) : undefined
}

function readBlocks(text: string): AddressBlock[] {
  return text
    .split(' ')
    .map((each) => parseAddressBlock(each))
    .filter((block) => block !== undefined)
}
