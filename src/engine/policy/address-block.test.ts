import { BlockList } from 'node:net'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatAddress, parseAddress } from './address.ts'
import { formatAddressBlock, isInBlocks, parseAddressBlock } from './address-block.ts'

const v4 = fc.ipV4()
const v6 = fc.ipV6()

/** The text of the block of that length that holds the address. */
function blockAround(address: string, length: number) {
  const bytes = parseAddress(address) ?? new Uint8Array(4)
  const prefixLength = Math.min(length, bytes.length * 8)
  const network = bytes.map((byte, index) => {
    const covered = Math.min(8, Math.max(0, prefixLength - index * 8))
    return byte & (0xff << (8 - covered))
  })
  return `${formatAddress(network)}/${prefixLength}`
}

describe('parseAddress and formatAddress', () => {
  it('come back to the same bytes', () => {
    fc.assert(
      fc.property(fc.oneof(v4, v6), (text) => {
        const bytes = parseAddress(text)
        if (bytes === undefined) throw new Error(`not read: ${text}`)
        expect(parseAddress(formatAddress(bytes))).toEqual(bytes)
      }),
    )
  })

  it('write IPv6 as the URL standard does', () => {
    fc.assert(
      fc.property(v6, (text) => {
        const bytes = parseAddress(text) ?? new Uint8Array(16)
        if (bytes.length !== 16) return
        expect(`[${formatAddress(bytes)}]`).toBe(new URL(`http://[${text}]`).hostname)
      }),
    )
  })
})

describe('isInBlocks', () => {
  it('says what the BlockList of Node says', () => {
    const cases = fc.oneof(
      fc.record({ inside: v4, asked: v4, length: fc.integer({ min: 0, max: 32 }) }),
      fc.record({ inside: v6, asked: v6, length: fc.integer({ min: 0, max: 128 }) }),
    )
    fc.assert(
      fc.property(cases, fc.nat(15), ({ inside, asked, length }, flippedBit) => {
        const block = parseAddressBlock(blockAround(inside, length))
        const family = inside.includes(':') ? 'ipv6' : 'ipv4'
        if (block === undefined || (block.bytes.length === 16) !== (family === 'ipv6')) return
        const list = new BlockList()
        list.addSubnet(formatAddress(block.bytes), block.prefixLength, family)
        const near = parseAddress(inside) ?? new Uint8Array(4)
        const last = near.length - 1 - (flippedBit >> 3)
        near[last] = (near[last] ?? 0) ^ (1 << (flippedBit & 7))
        for (const address of [inside, asked, formatAddress(near)]) {
          expect(isInBlocks([block], address)).toBe(list.check(address, family))
        }
      }),
    )
  })

  it('takes an address that is in any of several blocks, and none of no block', () => {
    const blocks = ['10.0.0.0/8', '2001:db8::/32'].map(parseAddressBlock)
    const known = blocks.filter((block) => block !== undefined)
    expect(isInBlocks(known, '10.9.9.9')).toBe(true)
    expect(isInBlocks(known, '2001:db8::9')).toBe(true)
    expect(isInBlocks(known, '192.0.2.1')).toBe(false)
    expect(isInBlocks([], '10.9.9.9')).toBe(false)
  })

  it('keeps a block through its canonical text', () => {
    fc.assert(
      fc.property(fc.oneof(v4, v6), fc.integer({ min: 0, max: 128 }), (address, length) => {
        const block = parseAddressBlock(blockAround(address, length))
        if (block === undefined) throw new Error('a block that was made right is refused')
        expect(parseAddressBlock(formatAddressBlock(block))).toEqual(block)
      }),
    )
  })
})
