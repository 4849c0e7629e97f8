/** Decides which answers that look like data are refusals: they were seen before as such. */
import type { Answer } from '../client/exchange.ts'
import { normaliseText } from './body-shape.ts'
import { hasData } from './has-data.ts'

/** Answers that strangers got where a good key gets something else. */
export class KnownRefusals {
  readonly #texts = new Set<string>()

  add(answer: Answer): void {
    this.#texts.add(nameAnswer(answer))
  }

  has(answer: Answer): boolean {
    return this.#texts.has(nameAnswer(answer))
  }
}

/** An empty list refuses where it was seen to; elsewhere it may be the whole truth. */
function nameAnswer(answer: Answer): string {
  const place = hasData(answer) ? '' : new URL(answer.request.url).pathname
  return JSON.stringify([place, answer.status, answer.contentType, normaliseText(answer.text)])
}
