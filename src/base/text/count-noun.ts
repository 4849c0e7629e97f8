/** Decides how things are counted in words: `1 day`, `2 days`. */

/** `many` where an s behind the noun will not do: `entries`, `addresses`, `other networks`. */
export function countNoun(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`
}
