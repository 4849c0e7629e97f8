/** Decides whether a target is there at all, is gone for good, or never comes to an end. */
import { limits } from '../../../base/limits.ts'
import type { NoAnswer } from './exchange.ts'

/** What a failure to reach the target asks for. */
type Advice = 'fine' | 'wait-and-retry' | 'gone'

export class TargetHealth {
  #hasAnswered = false
  #failuresInRow = 0
  #hasWaited = false
  #unfinished = 0

  /** How long a body is waited for: each without an end would cost the whole time again. */
  bodyTimeoutMs(timeoutMs: number): number {
    if (this.#unfinished < limits.probeUnfinishedAnswersMax) return timeoutMs
    const isPlain = this.#unfinished >= limits.probeEndlessAnswersMax
    return isPlain ? limits.probeEndlessAnswerMs : limits.probeEventStreamMs
  }

  onAnswer(isUnfinished: boolean): void {
    if (isUnfinished) this.#unfinished += 1
    this.#hasAnswered = true
    this.#failuresInRow = 0
    this.#hasWaited = false
  }

  onFailure(reason: NoAnswer['reason']): Advice {
    // A broken certificate is a finding of its own.
    if (reason === 'tls') return 'fine'
    if (!this.#hasAnswered) {
      this.#failuresInRow += 1
      return this.#failuresInRow < limits.probeSilentFailuresMax ? 'fine' : 'gone'
    }
    // Whatever answers in its own way is there.
    if (reason === 'not-http' || reason === 'too-many-headers') return 'fine'
    this.#failuresInRow += 1
    if (this.#failuresInRow < limits.probeGoneFailuresMax) return 'fine'
    if (this.#hasWaited) return 'gone'
    this.#hasWaited = true
    // With several requests under way, only the one that comes back from the wait may judge.
    this.#failuresInRow = 0
    return 'wait-and-retry'
  }
}
