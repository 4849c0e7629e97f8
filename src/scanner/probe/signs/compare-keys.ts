/** Decides what two keys have in common beyond their prefix: does one give away the other? */

export interface KeyLikeness {
  /** `sequential`: the next one is counted. `alike`: most of their characters are the same. */
  readonly kind: 'sequential' | 'alike' | 'different'
  /** Of the longest part that may differ, in characters. */
  readonly differing: number
}

/** So close to each other that a counter made them. */
const COUNTED_APART_MAX = 10_000n

export function compareKeys(first: string, second: string): KeyLikeness {
  if (first === second) return { kind: 'different', differing: first.length }
  const start = countCommon(first, second)
  const end = countCommon(reverse(first.slice(start)), reverse(second.slice(start)))
  const own = first.slice(start, first.length - end)
  const other = second.slice(start, second.length - end)
  const differing = Math.max(own.length, other.length)
  const shared = Math.min(first.length, second.length) - differing
  if (isCounted(first, second, start, end)) return { kind: 'sequential', differing }
  const isAlike = differing <= 6 && shared >= 6 && shared > differing
  return { kind: isAlike || isMostlySame(first, second) ? 'alike' : 'different', differing }
}

/** The numbers that differ, with the digits that they share, are a small step apart. */
function isCounted(first: string, second: string, start: number, end: number): boolean {
  for (const digits of [/[0-9]/, /[0-9a-f]/i]) {
    let from = start
    while (from > 0 && digits.test(first.charAt(from - 1))) from--
    let behind = end
    while (behind > 0 && digits.test(first.charAt(first.length - behind))) behind--
    const own = first.slice(from, first.length - behind)
    const other = second.slice(from, second.length - behind)
    const isNumber = [own, other].every((each) => [...each].every((one) => digits.test(one)))
    if (!isNumber || own === '' || other === '' || own.length > 40) continue
    const isHex = digits.test('a')
    // Short hexadecimal differs little by chance: only a shared row of digits before it counts.
    if (isHex && (own.length !== other.length || own.length < 8)) continue
    const values = [own, other].map((each) => BigInt(isHex ? `0x${each}` : each))
    const apart = (values[0] ?? 0n) - (values[1] ?? 0n)
    const step = apart < 0n ? -apart : apart
    if (step > 0n && step <= COUNTED_APART_MAX) return true
  }
  return false
}

/** At the same places; random texts of letters and digits agree at one in sixteen at most. */
function isMostlySame(first: string, second: string): boolean {
  if (first.length !== second.length || first.length < 8) return false
  let same = 0
  for (let at = 0; at < first.length; at++) if (first[at] === second[at]) same++
  return same / first.length >= 0.6
}

function countCommon(first: string, second: string): number {
  let count = 0
  while (count < Math.min(first.length, second.length) && first[count] === second[count]) count++
  return count
}

function reverse(text: string): string {
  return [...text].reverse().join('')
}
