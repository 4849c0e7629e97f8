/** Decides whether a body is the one that a request speaks of, by `Content-Digest` (RFC 9530). */
import { hash } from 'node:crypto'
import { limits } from '../../base/limits.ts'
import { isByteSequence, parseStrictDictionary } from './structured-field.ts'

/** The two active algorithms that are safe; all others of the registry are not to be relied on. */
const DIGEST_BYTES = { 'sha-256': 32, 'sha-512': 64 } as const

type DigestAlgorithm = keyof typeof DIGEST_BYTES

/** Base64 by algorithm; at least one. */
export type ContentDigest = ReadonlyMap<DigestAlgorithm, string>

/**
 * Reads the field. Unknown algorithms are passed over, as the standard wants it; undefined when
 * nothing is left that proves something, or a digest has another length than its algorithm.
 */
export function parseContentDigest(text: string): ContentDigest | undefined {
  if (text.length > limits.contentDigestLengthMax) return undefined
  const dictionary = parseStrictDictionary(text)
  if (dictionary === undefined) return undefined
  const found = new Map<DigestAlgorithm, string>()
  for (const algorithm of ['sha-256', 'sha-512'] as const) {
    const member = dictionary.get(algorithm)
    if (member === undefined) continue
    const [bytes] = member
    if (!isByteSequence(bytes) || bytes.byteLength !== DIGEST_BYTES[algorithm]) return undefined
    found.set(algorithm, Buffer.from(bytes).toString('base64'))
  }
  return found.size === 0 ? undefined : found
}

/** Every digest that is told must be right: one wrong one says that the body was changed. */
export function isBodyOf(digest: ContentDigest, body: Uint8Array): boolean {
  for (const [algorithm, expected] of digest) {
    if (hash(algorithm.replace('-', ''), body, 'base64') !== expected) return false
  }
  return true
}

/** Two statements about a body agree: on one algorithm at least, and wherever both name one. */
export function isSameDigest(one: ContentDigest, other: ContentDigest): boolean {
  let shared = 0
  for (const [algorithm, digest] of one) {
    const counterpart = other.get(algorithm)
    if (counterpart === undefined) continue
    if (counterpart !== digest) return false
    shared++
  }
  return shared > 0
}
