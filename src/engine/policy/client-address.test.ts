import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatAddress, parseAddress } from './address.ts'
import { type AddressBlock, parseAddressBlock } from './address-block.ts'
import { findClientAddress } from './client-address.ts'

const trusted = ['10.0.0.0/8', 'fd00::/8']
  .map(parseAddressBlock)
  .filter((block): block is AddressBlock => block !== undefined)

const proxy = fc.constantFrom('10.0.0.1', '10.9.8.7', 'fd00::1', '::ffff:10.0.0.2')
const client = fc.constantFrom('198.51.100.1', '203.0.113.9', '2001:db8::1')
/** What a client makes up to stand left of the truth. */
const forged = fc.string({ unit: 'grapheme-ascii', maxLength: 40 })

const canonical = (text: string) => formatAddress(parseAddress(text) ?? new Uint8Array(4))

describe('findClientAddress', () => {
  it('finds the first address that is not trusted, whatever was made up before it', () => {
    fc.assert(
      fc.property(
        proxy,
        fc.array(proxy, { maxLength: 4 }),
        client,
        forged,
        (peer, proxies, from, lie) => {
          const chain = [lie, from, ...proxies].join(', ')
          expect(findClientAddress(peer, chain, undefined, trusted)).toBe(canonical(from))
          const hops = [from, ...proxies].map(
            (hop) => `for="${hop.includes(':') ? `[${hop}]` : hop}"`,
          )
          const forwarded = [`for=${lie.replaceAll(/[,;]/g, '')}`, ...hops].join(', ')
          expect(findClientAddress(peer, undefined, forwarded, trusted)).toBe(canonical(from))
          expect(findClientAddress(peer, chain, forwarded, trusted)).toBe(canonical(from))
        },
      ),
    )
  })

  it('believes nothing that an untrusted peer says', () => {
    fc.assert(
      fc.property(client, forged, forged, (peer, chain, forwarded) => {
        expect(findClientAddress(peer, chain, forwarded, trusted)).toBe(canonical(peer))
        expect(findClientAddress(peer, chain, forwarded, [])).toBe(canonical(peer))
      }),
    )
  })

  it('never answers with something that is no address', () => {
    fc.assert(
      fc.property(proxy, forged, forged, (peer, chain, forwarded) => {
        const found = findClientAddress(peer, chain, forwarded, trusted)
        if (found !== undefined) expect(found).toBe(canonical(found))
      }),
    )
  })
})
