/** Remembers which access tokens were revoked before their time: asked at each use of one. */
import { limits } from '../../base/limits.ts'
import { SECOND_MS } from '../../base/units.ts'
import type { AccessToken } from './access-token.ts'

interface RevokedToken {
  readonly keyId: string
  /** The end that the token had anyway. */
  readonly untilMs: number
}

/** The same list as the stored one, which it is filled from at the start. */
export class RevokedTokens {
  readonly #byId = new Map<string, RevokedToken>()
  readonly #counts = new Map<string, number>()
  #sweptAtMs = 0

  /** True also when one that it was exchanged from was revoked. */
  has({ jti, via }: Pick<AccessToken, 'jti' | 'via'>): boolean {
    if (this.#byId.size === 0) return false
    return this.#byId.has(jti) || via.some((each) => this.#byId.has(each))
  }

  /** Of all, or of the tokens of that key: no holder alone takes the room of the others. */
  isFullFor(keyId: string, nowMs: number): boolean {
    if (!this.#isFullFor(keyId)) return false
    // Not each time: whoever goes on asking would have us look at all of them again and again.
    if (nowMs - this.#sweptAtMs >= SECOND_MS) this.#sweep(nowMs)
    return this.#isFullFor(keyId)
  }

  add(jti: string, token: RevokedToken, nowMs: number): void {
    if (nowMs - this.#sweptAtMs >= limits.revokedTokensSweepIntervalMs) this.#sweep(nowMs)
    if (this.#byId.has(jti)) return
    this.#byId.set(jti, token)
    this.#counts.set(token.keyId, (this.#counts.get(token.keyId) ?? 0) + 1)
  }

  #isFullFor(keyId: string): boolean {
    const count = this.#counts.get(keyId) ?? 0
    return this.#byId.size >= limits.revokedTokensMax || count >= limits.revokedTokensPerKeyMax
  }

  #sweep(nowMs: number): void {
    this.#sweptAtMs = nowMs
    for (const [jti, { keyId, untilMs }] of this.#byId) {
      if (untilMs > nowMs) continue
      this.#byId.delete(jti)
      const left = (this.#counts.get(keyId) ?? 1) - 1
      if (left === 0) this.#counts.delete(keyId)
      else this.#counts.set(keyId, left)
    }
  }
}
