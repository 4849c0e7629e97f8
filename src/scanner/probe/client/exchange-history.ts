/** Decides what is remembered of a scan's exchanges, so that memory stays bounded. */
import { limits } from '../../../base/limits.ts'
import type { Failure } from './classify-failure.ts'
import type { Answer, NoAnswer, ProbeRequest } from './exchange.ts'
import type { ReceivedAnswer } from './read-answer.ts'

export class ExchangeHistory {
  readonly #answers: ReceivedAnswer[] = []
  readonly #failures: NoAnswer[] = []
  #keptBytes = 0
  /** Answers before this one have been shortened. */
  #shortened = 0

  get answers(): readonly Answer[] {
    return this.#answers
  }

  get failures(): readonly NoAnswer[] {
    return this.#failures
  }

  addAnswer(answer: ReceivedAnswer): void {
    this.#answers.push(answer)
    this.#keptBytes += answer.body.byteLength
    while (this.#keptBytes > limits.probeKeptBodiesBytesMax) {
      const oldest = this.#answers[this.#shortened]
      if (oldest === undefined || oldest === answer) break
      this.#keptBytes -= oldest.shorten()
      this.#shortened += 1
    }
    if (this.#answers.length > limits.probeAnswersMax) {
      this.#keptBytes -= this.#answers.shift()?.body.byteLength ?? 0
      this.#shortened = Math.max(0, this.#shortened - 1)
    }
  }

  addFailure(request: ProbeRequest, { reason, detail }: Failure): void {
    this.#failures.push({ request, reason, detail })
    if (this.#failures.length > limits.probeFailuresMax) this.#failures.shift()
  }
}
