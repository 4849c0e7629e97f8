/**
 * Decides how contestants are compared: in short slots one after the other, round by round, so
 * that whatever disturbs the machine for a minute disturbs all of them. A figure per second means
 * little on a shared machine; the ratio of two slots of the same round does.
 */
import { type Spread, spreadOf } from './statistics.ts'

export interface Slot {
  readonly perSecond: number
  /** Of one request, where latency was measured. */
  readonly p50Us?: number
  readonly p99Us?: number
}

export interface Contestant {
  readonly name: string
  /** Works for about `slotMs` and says what it managed. */
  run(slotMs: number): Promise<Slot>
  close(): Promise<void>
}

export interface Rounds {
  readonly count: number
  readonly slotMs: number
}

/** The slots of each contestant, by name; slots with the same index belong to the same round. */
export type Slots = ReadonlyMap<string, readonly Slot[]>

/** Fewer rounds than this say nothing: single ratios lie up to a fifth beside the median. */
export const ROUNDS_MIN = 9

export async function interleave(
  contestants: readonly Contestant[],
  rounds: Rounds,
): Promise<Slots> {
  const slots = new Map<string, Slot[]>(contestants.map(({ name }) => [name, []]))
  for (const contestant of contestants) await contestant.run(rounds.slotMs) // warms up
  for (let round = 0; round < rounds.count; round++) {
    for (const contestant of contestants) {
      slots.get(contestant.name)?.push(await contestant.run(rounds.slotMs))
    }
  }
  return slots
}

/** How many times `name` manages what `reference` does: the ratios of the rounds. */
export function compareSlots(
  slots: Slots,
  name: string,
  reference: string,
  figure: (slot: Slot) => number = (slot) => slot.perSecond,
): Spread {
  const left = slotsOf(slots, name)
  const right = slotsOf(slots, reference)
  return spreadOf(left.map((slot, round) => figure(slot) / figure(right[round] as Slot)))
}

export function slotsOf(slots: Slots, name: string): readonly Slot[] {
  const found = slots.get(name)
  if (found === undefined) throw new Error(`no contestant is called ${name}`)
  return found
}
