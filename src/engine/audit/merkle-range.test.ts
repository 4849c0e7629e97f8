import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { appendLeaf, findMerkleRoot, isRangeOf } from './merkle-range.ts'

/** The reference tree of the Certificate Transparency project: leaves, then the root after each. */
const LEAVES = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
]
const ROOTS = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]

function hash(...parts: Uint8Array[]): Buffer {
  return createHash('sha256').update(Buffer.concat(parts)).digest()
}

/** RFC 6962 §2.1, word for word. */
function findRootNaively(leaves: readonly Buffer[]): Buffer {
  const [first] = leaves
  if (first === undefined) return hash()
  if (leaves.length === 1) return hash(Buffer.of(0), first)
  let split = 1
  while (split * 2 < leaves.length) split *= 2
  const left = findRootNaively(leaves.slice(0, split))
  return hash(Buffer.of(1), left, findRootNaively(leaves.slice(split)))
}

function rangeOf(leaves: readonly string[]): readonly string[] {
  return leaves.reduce<readonly string[]>((range, leaf, size) => appendLeaf(range, size, leaf), [])
}

describe('a Merkle range', () => {
  it('has the roots of the reference tree', () => {
    const roots = LEAVES.map((_, index) => findMerkleRoot(rangeOf(LEAVES.slice(0, index + 1))))
    expect(roots).toEqual(ROOTS)
    expect(findMerkleRoot([])).toBe(
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    )
  })

  it('has the root of the whole tree, whatever the leaves', () => {
    const leaf = fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes))
    fc.assert(
      fc.property(fc.array(leaf, { maxLength: 130 }), (leaves) => {
        const range = rangeOf(leaves.map((each) => each.toString('hex')))
        expect(findMerkleRoot(range)).toBe(findRootNaively(leaves).toString('hex'))
        expect(isRangeOf(range, leaves.length)).toBe(true)
      }),
    )
  })

  it('grows beyond 2^32 leaves', () => {
    const size = 2 ** 33 + 1
    const grown = appendLeaf([ROOTS[0] ?? '', ROOTS[1] ?? ''], size, '00')
    expect(isRangeOf(grown, size + 1)).toBe(true)
  })

  it('takes no leaf into a range of another size', () => {
    expect(() => appendLeaf([], 1, '00')).toThrow('one root for each bit')
    expect(isRangeOf(['00'], 3)).toBe(false)
  })
})
