/** Decides how something that a stranger wrote is quoted in a sentence: never at length. */
const LENGTH_MAX = 64

export function formatBrief(value: unknown): string {
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' ? value.slice(0, LENGTH_MAX) : 'nothing'
}
