/** Decides on which stretches of a text each format is tried: those round its keywords. */
import { scanKeywords } from './build-automaton.ts'
import type { SearchPlan } from './search-plan.ts'

/** What a pattern sees beyond its reach: the characters that it wants before or after a match. */
const MARGIN = 16

/**
 * Stretches that touch are one, so that a text full of keywords is searched once only. `bytes` are
 * the characters of the text, those beyond Latin 1 whatever they may be.
 */
export function searchWindows(
  { automaton, reaches }: SearchPlan,
  bytes: Uint8Array,
  search: (owner: number, from: number, to: number) => void,
): void {
  const starts = new Int32Array(reaches.length).fill(-1)
  const ends = new Int32Array(reaches.length)
  const open: number[] = []
  scanKeywords(automaton, bytes, ({ owners, length }, end) => {
    for (let each = 0; each < owners.length; each++) {
      const owner = owners[each] as number
      const reach = (reaches[owner] as number) + MARGIN
      const from = Math.max(0, end - length - reach)
      const start = starts[owner] as number
      if (start < 0) {
        starts[owner] = from
        open.push(owner)
      } else if (from > (ends[owner] as number)) {
        search(owner, start, ends[owner] as number)
        starts[owner] = from
      } else if (from < start) {
        starts[owner] = from
      }
      ends[owner] = Math.min(bytes.length, end + reach)
    }
  })
  for (const owner of open) search(owner, starts[owner] as number, ends[owner] as number)
}
