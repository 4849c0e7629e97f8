/** Decides what happens when a binary is not what it says: what was read until then counts. */
import { limits } from '../../../base/limits.ts'

/** Thrown while parsing, and never further than that. Buffers throw a RangeError themselves. */
export class BrokenBinary extends RangeError {}

/** Ends where the parts end, or where they break; then it says why. */
export function* untilBroken<Part>(
  parts: Iterable<Part>,
  onBroken: (why: string) => void,
): Generator<Part, void> {
  try {
    yield* parts
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    onBroken(error instanceof BrokenBinary ? error.message : 'it points beyond its end')
  }
}

/** What a table of strings may give out: those that overlap would make a small file endless. */
export class TextBudget {
  #left: number

  constructor(fileBytes: number) {
    this.#left = fileBytes * limits.binaryTextGrowthMax + limits.binaryTextBytesMin
  }

  /** Every string costs a little more than its length, so that empty ones end, too. */
  spend(length: number): void {
    this.#left -= length + 1
    if (this.#left < 0) throw new BrokenBinary('its strings overlap too much')
  }
}
