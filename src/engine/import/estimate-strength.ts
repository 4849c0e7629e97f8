/** Decides whether an imported key looks guessable: an upper estimate of its bits, nothing finer. */

/** Below this an offline guess is in reach of a large attacker. */
const WEAK_BELOW_BITS = 96

/**
 * Upper estimate of the bits in `text`: its length times the Shannon entropy of its characters.
 * A human choice is weaker still, so what is called weak here is weak for certain.
 */
export function estimateBits(text: string): number {
  const counts = new Map<string, number>()
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1)
  let bitsEach = 0
  for (const count of counts.values()) {
    const share = count / text.length
    bitsEach -= share * Math.log2(share)
  }
  return bitsEach * text.length
}

/** Random text of 22 base62 characters has about 96 bits by this measure (of 131 in truth). */
export function isWeakKey(text: string): boolean {
  return estimateBits(text) < WEAK_BELOW_BITS && !isLongHex(text)
}

/** 32 hexadecimal digits are 128 bits when random, though the measure above says less. */
function isLongHex(text: string): boolean {
  return /^[0-9a-f-]{32,}$/i.test(text) && new Set(text).size >= 8
}
