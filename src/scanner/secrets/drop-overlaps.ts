/** Decides which of several secrets at one place is meant: the one that says more. */
import type { PlacedSecret } from './match-format.ts'

/** Specific before generic, plain before decoded, long before short; in the order of the text. */
export function dropOverlaps(found: readonly PlacedSecret[]): readonly PlacedSecret[] {
  if (found.length < 2) return found
  const sorted = [...found].sort(
    (a, b) =>
      Number(a.isGeneric) - Number(b.isGeneric) ||
      Number(a.isDecoded) - Number(b.isDecoded) ||
      b.length - a.length ||
      Number(b.isGenuine) - Number(a.isGenuine) ||
      // Whichever it is, it is the same one every time.
      (a.ruleId < b.ruleId ? -1 : 1),
  )
  const taken: PlacedSecret[] = []
  const bySlot = new Map<number, PlacedSecret[]>()
  for (const each of sorted) {
    const slots = listSlots(each)
    if (slots.some((slot) => bySlot.get(slot)?.some((other) => overlap(each, other)))) continue
    taken.push(each)
    for (const slot of slots) {
      const others = bySlot.get(slot)
      if (others === undefined) bySlot.set(slot, [each])
      else others.push(each)
    }
  }
  return taken.sort((a, b) => a.index - b.index)
}

function overlap(a: PlacedSecret, b: PlacedSecret): boolean {
  return a.index < b.index + b.length && b.index < a.index + a.length
}

const SLOT_LENGTH = 256

/** Stretches of the text that it touches, so that overlaps are found without comparing all. */
function listSlots({ index, length }: PlacedSecret): number[] {
  const slots: number[] = []
  for (let slot = Math.floor(index / SLOT_LENGTH); slot * SLOT_LENGTH < index + length; slot++) {
    slots.push(slot)
  }
  return slots
}
