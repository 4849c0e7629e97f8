/** Decides that a secret cannot be printed by accident: every usual way out shows a mask. */
const MASK = '[secret]'

/**
 * Text that only `reveal()` gives back. String conversion, JSON, `util.inspect` and template
 * literals all show a mask, so that no log, error or page can carry it without being told to.
 */
export class SecretText {
  readonly #text: string

  constructor(text: string) {
    this.#text = text
  }

  /** The text itself. Each call site is one that the secrets-never-leak test looks at. */
  reveal(): string {
    return this.#text
  }

  toString(): string {
    return MASK
  }

  toJSON(): string {
    return MASK
  }

  [Symbol.toPrimitive](): string {
    return MASK
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return MASK
  }
}
