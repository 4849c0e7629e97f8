/** Decides how a secret is hashed at rest: HMAC-SHA-256 under a server-side pepper (RFC 2104). */
import { hash } from 'node:crypto'
import { assert } from '../../base/assert.ts'
import { limits } from '../../base/limits.ts'

const BLOCK_BYTES = 64
const DIGEST_BYTES = 32
export const PEPPER_BYTES = 32

/**
 * One secret HMAC key. Holds both padded blocks ready, so that a digest is two one-shot hashes
 * (a third of the time of `createHmac`; held equal to it by a property test).
 */
export class Pepper {
  readonly id: string
  readonly #inner = Buffer.alloc(BLOCK_BYTES + limits.presentedKeyLengthMax)
  readonly #outer = Buffer.alloc(BLOCK_BYTES + DIGEST_BYTES)

  constructor(id: string, secret: Uint8Array) {
    assert(secret.length > 0, 'a pepper must not be empty')
    this.id = id
    const key = secret.length > BLOCK_BYTES ? hash('sha256', secret, 'buffer') : secret
    for (let index = 0; index < BLOCK_BYTES; index++) {
      const byte = key[index] ?? 0
      this.#inner[index] = byte ^ 0x36
      this.#outer[index] = byte ^ 0x5c
    }
  }

  /** HMAC-SHA-256 of printable ASCII text up to `limits.presentedKeyLengthMax`, in hex. */
  hmac(text: string): string {
    assert(text.length <= limits.presentedKeyLengthMax, 'a key to be hashed is too long')
    const length = BLOCK_BYTES + this.#inner.write(text, BLOCK_BYTES, 'latin1')
    const innerDigest = hash('sha256', this.#inner.subarray(0, length), 'hex')
    this.#inner.fill(0, BLOCK_BYTES, length)
    this.#outer.write(innerDigest, BLOCK_BYTES, 'hex')
    return hash('sha256', this.#outer, 'hex')
  }
}

/** The pepper that new secrets get, older ones that still verify, and those of imported HMACs. */
export interface PepperSet {
  readonly current: Pepper
  readonly retired: ReadonlyMap<string, Pepper>
  readonly foreign: ReadonlyMap<string, Pepper>
}

export function findPepper(peppers: PepperSet, id: string | null): Pepper | undefined {
  if (id === peppers.current.id) return peppers.current
  return id === null ? undefined : peppers.retired.get(id)
}
