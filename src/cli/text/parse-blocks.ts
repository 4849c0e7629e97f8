/** Decides what a list of addresses and CIDR blocks means that has been looked at already. */
import { assert } from '../../base/assert.ts'
import { type AddressBlock, parseAddressBlock } from '../../engine/policy/address-block.ts'

export const BLOCK_WHY = 'must be an address or CIDR block such as 10.0.0.0/8'

export function parseBlocks(texts: readonly string[]): AddressBlock[] {
  return texts.map((text) => {
    const block = parseAddressBlock(text)
    assert(block !== undefined, 'the schema of the configuration takes blocks only')
    return block
  })
}
