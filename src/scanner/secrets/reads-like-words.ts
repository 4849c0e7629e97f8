/** Decides whether a text is put together from words, as names in programs are, or by chance. */

/** Pairs of letters that make up most of the text of European languages and of such names. */
const PAIRS = new Set(
  [
    'th he in er an re on at en nd ti es or te of ed is it al ar st to nt ng se ha as ou io le ve',
    'co me de hi ri ro ic ne ea ra ce li ch ll be ma si om ur la el ta ns un lo ec ss il tr us id',
    'ot ad ol ac di et no ew pe ke ey ge oo ow pr em po ct ab ag ut im su sh ck am mo',
  ].flatMap((line) => line.split(' ')),
)
const WORD = /[A-Z]?[a-z]{3,}|[A-Z]{4,}/g

/** Names hold one number or two; what is made by chance holds more. */
const DIGITS_MAX = 2

/**
 * Half of the letters stand in words, and about every second pair of these is a usual one: the less
 * there is that speaks for chance, the fewer have to be.
 */
export function readsLikeWords(text: string): boolean {
  const words = text.match(WORD) ?? []
  let letters = 0
  let known = 0
  for (const word of words) {
    letters += word.length
    const lower = word.toLowerCase()
    for (let at = 1; at < lower.length; at++) if (PAIRS.has(lower.slice(at - 1, at + 1))) known++
  }
  const all = text.replace(/[^A-Za-z]/g, '').length
  const digits = text.replace(/[^0-9]/g, '').length
  const share = digits === 0 ? 0.25 : digits <= DIGITS_MAX ? 0.37 : 0.5
  return letters * 2 >= all && letters >= 6 && known >= (letters - words.length) * share
}
