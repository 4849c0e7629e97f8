/** Decides whether an imported key looks guessable, by an upper estimate of its bits. */

/** Below this an offline guess is in reach of a large attacker. */
const WEAK_BELOW_BITS = 96

/** Kinds of characters that keys are made of, and how many there are of each. */
const KINDS: readonly (readonly [RegExp, number])[] = [
  [/[0-9]/, 10],
  [/[a-f]/, 6],
  [/[g-z]/, 20],
  [/[A-F]/, 6],
  [/[G-Z]/, 20],
]

/**
 * Upper estimate of the bits in `text`: what it would hold were each character drawn at random
 * from the kinds that occur in it. A text that repeats itself counts once, and one with far fewer
 * different characters than chance would give is taken to be drawn from those. A human choice is
 * weaker still, so what is called weak here is weak for certain.
 */
export function estimateBits(text: string): number {
  if (text === '') return 0
  const once = text.slice(0, `${text}${text}`.indexOf(text, 1))
  const different = new Set(once).size
  const kinds = KINDS.filter(([kind]) => kind.test(once)).reduce((sum, [, size]) => sum + size, 0)
  const pool = kinds + new Set(once.replace(/[0-9A-Za-z]/g, '')).size
  const byChance = pool * (1 - (1 - 1 / pool) ** once.length)
  return once.length * Math.log2(different < byChance / 2 ? different : pool)
}

export function isWeakKey(text: string): boolean {
  return estimateBits(text) < WEAK_BELOW_BITS
}
