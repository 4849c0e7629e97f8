/** Decides whether a target that has answered before is gone for good. */
import { limits } from '../../../base/limits.ts'
import type { NoAnswer } from './exchange.ts'

/** What a failure to reach the target asks for. */
type Advice = 'fine' | 'wait-and-retry' | 'gone'

export class TargetHealth {
  #hasAnswered = false
  #failuresInRow = 0
  #hasWaited = false

  onAnswer(): void {
    this.#hasAnswered = true
    this.#failuresInRow = 0
    this.#hasWaited = false
  }

  onFailure(reason: NoAnswer['reason']): Advice {
    // Whatever answers in its own way is there.
    if (reason === 'tls' || reason === 'not-http' || reason === 'too-many-headers') return 'fine'
    if (!this.#hasAnswered) return 'fine'
    this.#failuresInRow += 1
    if (this.#failuresInRow < limits.probeGoneFailuresMax) return 'fine'
    if (this.#hasWaited) return 'gone'
    this.#hasWaited = true
    // With several requests under way, only the one that comes back from the wait may judge.
    this.#failuresInRow = 0
    return 'wait-and-retry'
  }
}
