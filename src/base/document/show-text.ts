/** Decides how a text of a stranger stands in a message: short, and harmless to a terminal. */

/** Longer names are cut: the place in the file says which one it is. */
const LENGTH_MAX = 100

/** Characters that move the cursor, hide or turn round what stands beside them. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu

export function showText(text: string): string {
  const cut = text.length > LENGTH_MAX ? `${text.slice(0, LENGTH_MAX)}…` : text
  return cut.replace(UNSEEN, (each) => `\\u{${(each.codePointAt(0) ?? 0).toString(16)}}`)
}

export function hasUnseen(text: string): boolean {
  return text.search(UNSEEN) !== -1
}
