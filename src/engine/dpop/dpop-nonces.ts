/** Decides which nonces a DPoP proof may carry: those of this minute and the one before. */
import { createHmac } from 'node:crypto'
import { equalsConstantTime } from '../../base/bytes.ts'
import { limits } from '../../base/limits.ts'

/** 128 bits: nobody guesses the next one. */
const NONCE_BYTES = 16

/**
 * Nothing is kept of a nonce: it is an HMAC of the span of time in which it is handed out, under
 * a secret of this process. So proofs made before a restart are void after it (RFC 9449 §8).
 */
export class DpopNonces {
  readonly #secret: Uint8Array
  #span = Number.NaN
  #current = ''
  #previous = ''

  constructor(secret: Uint8Array) {
    this.#secret = secret
  }

  /** The one to send in `DPoP-Nonce`. */
  current(nowMs: number): string {
    this.#turnTo(Math.floor(nowMs / limits.dpopNonceMs))
    return this.#current
  }

  isGood(nonce: string, nowMs: number): boolean {
    const current = this.current(nowMs)
    return equalsConstantTime(nonce, current) || equalsConstantTime(nonce, this.#previous)
  }

  #turnTo(span: number): void {
    if (span === this.#span) return
    this.#previous = this.#make(span - 1)
    this.#current = this.#make(span)
    this.#span = span
  }

  #make(span: number): string {
    const digest = createHmac('sha256', this.#secret).update(`dpop-nonce ${span}`).digest()
    return digest.subarray(0, NONCE_BYTES).toString('base64url')
  }
}
