/** Decides how the Merkle tree of RFC 6962 §2.1 grows by a leaf without its other leaves. */
import { hash as digest } from 'node:crypto'
import { assert } from '../../base/assert.ts'

/**
 * The compact range of the first `size` leaves: the roots of the perfect subtrees that they fall
 * into, widest first, hex. There is one for each bit of `size`.
 */
export type MerkleRange = readonly string[]

/** `leaf`: the hex text of what is hashed into the tree, here the hash of an audit event. */
export function appendLeaf(range: MerkleRange, size: number, leaf: string): MerkleRange {
  assert(isRangeOf(range, size), 'a range has one root for each bit of its size')
  const grown = [...range]
  let node = digestBytes(`00${leaf}`)
  for (let rest = size; rest % 2 === 1; rest = Math.floor(rest / 2)) {
    node = digestBytes(`01${grown.pop()}${node}`)
  }
  return [...grown, node]
}

/** Hex; of an empty tree: the hash of nothing. */
export function findMerkleRoot(range: MerkleRange): string {
  const roots = [...range]
  let root = roots.pop()
  if (root === undefined) return digestBytes('')
  for (const left of roots.reverse()) root = digestBytes(`01${left}${root}`)
  return root
}

/** True when there are as many roots as a tree of `size` leaves has perfect subtrees. */
export function isRangeOf(range: MerkleRange, size: number): boolean {
  let bits = 0
  for (let rest = size; rest > 0; rest = Math.floor(rest / 2)) bits += rest % 2
  return range.length === bits
}

/** Of the bytes that `hex` spells. */
function digestBytes(hex: string): string {
  return digest('sha256', Buffer.from(hex, 'hex'), 'hex')
}
