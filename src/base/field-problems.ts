/** Collects everything that is wrong with an input, so that a person mends it in one go. */
import type { ErrorCode } from './error-table.ts'
import { KeywardError } from './errors.ts'

export class FieldProblems {
  readonly #problems: { at: string; message: string }[] = []

  /** `at` is a JSON pointer (RFC 6901); `message` goes on from "…": "must be …". No secrets. */
  add(at: string, message: string): void {
    this.#problems.push({ at, message })
  }

  /** Adds unless `isFine`; answers `isFine`. */
  check(isFine: boolean, at: string, message: string): boolean {
    if (!isFine) this.add(at, message)
    return isFine
  }

  throwIfAny(code: ErrorCode = 'invalid_request'): void {
    const [first] = this.#problems
    if (first === undefined) return
    const more = this.#problems.length > 1 ? ` (and ${this.#problems.length - 1} more)` : ''
    const detail = `${first.at} ${first.message}${more}.`.trimStart()
    throw new KeywardError(code, { detail, errors: this.#problems })
  }
}
