/** Decides how a long pattern is put together from pieces that can be read. */

/** A list is a choice: any of its pieces. */
export function buildPattern(
  flags: string,
  ...pieces: readonly (RegExp | readonly RegExp[])[]
): RegExp {
  const sources = pieces.map((piece) =>
    piece instanceof RegExp ? piece.source : `(?:${piece.map(({ source }) => source).join('|')})`,
  )
  return new RegExp(sources.join(''), flags)
}

/** Between a name and its value, in code, JSON, YAML and environment files. */
export const ASSIGNS = /["'`]?\s{0,4}(?:=>|[:=,])\s{0,4}["'`]?/
