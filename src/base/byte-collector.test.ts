import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ByteCollector } from './byte-collector.ts'

describe('ByteCollector', () => {
  it('is what it was given, whatever the pieces', () => {
    const piece = fc.oneof(
      fc.uint8Array({ maxLength: 20 }),
      fc.nat(20_000).map((length) => new Uint8Array(length).fill(length)),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const collector = new ByteCollector()
        for (const each of pieces) collector.add(Buffer.from(each))
        expect(collector.join().equals(Buffer.concat(pieces))).toBe(true)
        expect(collector.length).toBe(Buffer.concat(pieces).length)
      }),
      { numRuns: 60 },
    )
  })

  it('copies nothing that came in one piece', () => {
    const collector = new ByteCollector()
    const piece = Buffer.from('whole')
    collector.add(piece)
    expect(collector.join()).toBe(piece)
    expect(new ByteCollector().join()).toHaveLength(0)
  })
})
