/** Says what is hidden of a text that is shown. */

/** A stretch of a text, and what stands there when it is shown. */
export interface MaskedStretch {
  readonly index: number
  readonly length: number
  readonly masked: string
}
