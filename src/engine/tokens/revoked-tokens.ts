/** Remembers which access tokens were revoked before their time: asked at each use of one. */
import { limits } from '../../base/limits.ts'

/** The same list as the stored one, which it is filled from at the start. */
export class RevokedTokens {
  readonly #untilMs = new Map<string, number>()
  #sweptAtMs = 0

  has(jti: string): boolean {
    return this.#untilMs.size > 0 && this.#untilMs.has(jti)
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
