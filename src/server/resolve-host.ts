/** Decides which address a host stands for, and whether only this machine can reach it. */
import { lookup } from 'node:dns/promises'
import { KeywardError } from '../base/errors.ts'
import { isInBlocks, parseAddressBlock } from '../engine/policy/address-block.ts'

export interface ResolvedHost {
  /** What is listened on. */
  readonly address: string
  readonly isLoopback: boolean
}

/** `0.0.0.0` and `::` are every interface, so they are not among them. */
const LOOPBACK = ['127.0.0.0/8', '::1']
  .map((text) => parseAddressBlock(text))
  .filter((block) => block !== undefined)

export function isLoopbackAddress(address: string): boolean {
  return isInBlocks(LOOPBACK, address)
}

/**
 * A name counts as loopback only when every address that it has is one. Of several, an IPv4
 * address is taken: health checks and old clients know no other. Error `listen_failed`.
 */
export async function resolveHost(host: string): Promise<ResolvedHost> {
  const bare = host.replace(/^\[(.*)\]$/, '$1')
  try {
    if (bare === '') throw new Error('no host')
    const found = await lookup(bare, { all: true })
    const address = (found.find(({ family }) => family === 4) ?? found[0])?.address
    if (address === undefined) throw new Error('no address')
    return { address, isLoopback: found.every((each) => isLoopbackAddress(each.address)) }
  } catch (cause) {
    throw new KeywardError(
      'listen_failed',
      { detail: `The host ${JSON.stringify(bare)} has no address here.` },
      { cause },
    )
  }
}
