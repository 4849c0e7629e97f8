/** Remembers which access tokens were revoked before their time: asked at each use of one. */
import { limits } from '../../base/limits.ts'
import type { AccessToken } from './access-token.ts'

/** The same list as the stored one, which it is filled from at the start. */
export class RevokedTokens {
  readonly #untilMs = new Map<string, number>()
  #sweptAtMs = 0

  /** True also when one that it was exchanged from was revoked. */
  has({ jti, via }: Pick<AccessToken, 'jti' | 'via'>): boolean {
    if (this.#untilMs.size === 0) return false
    return this.#untilMs.has(jti) || via.some((each) => this.#untilMs.has(each))
  }

  get isFull(): boolean {
    return this.#untilMs.size >= limits.revokedTokensMax
  }

  /** `untilMs` is the end that the token had anyway. */
  add(jti: string, untilMs: number, nowMs: number): void {
    this.#sweep(nowMs)
    this.#untilMs.set(jti, untilMs)
  }

  #sweep(nowMs: number): void {
    if (nowMs - this.#sweptAtMs < limits.revokedTokensSweepIntervalMs && !this.isFull) return
    this.#sweptAtMs = nowMs
    for (const [jti, untilMs] of this.#untilMs) if (untilMs <= nowMs) this.#untilMs.delete(jti)
  }
}
