/** Decides how a pattern that is longer than a line is put together from pieces of its source. */

/** Pieces follow each other as they are; write them with `String.raw`. */
export function joinPattern(flags: string, ...pieces: readonly string[]): RegExp {
  return new RegExp(pieces.join(''), flags)
}
