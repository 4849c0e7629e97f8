/** Decides that a text of the target does nothing where it is shown, and takes little room. */

/** Characters that move a cursor, hide, or turn round what stands beside them; lines may break. */
const UNSEEN = /(?![\n\t])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu

export function showHarmless(text: string, lengthMax: number): string {
  const harmless = text.replace(UNSEEN, '·')
  return harmless.length <= lengthMax ? harmless : `${harmless.slice(0, lengthMax)}…`
}
