/** Decides the order of texts: by code point, as databases compare UTF-8 byte by byte. */

const LAST_CODE_POINT = 0x10ffff
const SURROGATES_START = 0xd800
const SECOND_HALVES_START = 0xdc00
const SURROGATES_END = 0xdfff

/** Negative when `left` comes first. Differs from `<` where pairs meet U+E000 to U+FFFF. */
export function compareText(left: string, right: string): number {
  let index = 0
  while (index < left.length && left.charCodeAt(index) === right.charCodeAt(index)) index++
  // Units that differ may be second halves: whole characters are compared.
  if (index > 0 && isFirstHalf(left.charCodeAt(index - 1))) index--
  return (left.codePointAt(index) ?? -1) - (right.codePointAt(index) ?? -1)
}

/**
 * The least text that is greater than every text beginning with `prefix`; null when there is
 * none. `text >= prefix and text < endOfPrefix(prefix)` is "begins with", and an index serves it.
 */
export function endOfPrefix(prefix: string): string | null {
  const characters = [...prefix]
  for (let last = characters.pop(); last !== undefined; last = characters.pop()) {
    const codePoint = last.codePointAt(0) ?? LAST_CODE_POINT
    if (codePoint === LAST_CODE_POINT) continue
    const next = codePoint + 1 === SURROGATES_START ? SURROGATES_END + 1 : codePoint + 1
    return characters.join('') + String.fromCodePoint(next)
  }
  return null
}

function isFirstHalf(unit: number): boolean {
  return unit >= SURROGATES_START && unit < SECOND_HALVES_START
}
