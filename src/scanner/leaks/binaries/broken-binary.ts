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

/**
 * Passes over what is broken by itself, as protectors of applications leave it on purpose, and says
 * so at the end. Many broken ones in a table mean that it is none.
 */
export function* eachSound<Part>(
  indices: Iterable<number>,
  get: (index: number) => Part,
): Generator<Part, void> {
  const failures: RangeError[] = []
  for (const index of indices) {
    try {
      yield get(index)
    } catch (error) {
      if (!(error instanceof RangeError)) throw error
      failures.push(error)
      if (failures.length > limits.brokenStringsMax) break
    }
  }
  const [first] = failures
  if (first !== undefined) throw first
}

export function* countTo(
  end: number,
  isWanted: (index: number) => boolean = () => true,
): Generator<number, void> {
  for (let index = 0; index < end; index++) if (isWanted(index)) yield index
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
