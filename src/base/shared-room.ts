/** Decides how much of a bounded room one holder may have: never so much that others get none. */

/** Whoever has something in the room. */
export interface RoomHolder {
  readonly subject: string
  units: number
}

/**
 * A holder may take what leaves `parts - 1` times as much free for all others as it has then
 * itself. So one alone gets one part of the room, and each that comes later one part of what is
 * left: many have to come together to leave nothing. Who has nothing yet may take once whatever
 * fits. All of it costs the same, however many there are.
 */
export class SharedRoom {
  readonly #unitsMax: number
  readonly #parts: number
  readonly #holders = new Map<string, RoomHolder>()
  #used = 0

  constructor(unitsMax: number, parts: number) {
    this.#unitsMax = unitsMax
    this.#parts = parts
  }

  get used(): number {
    return this.#used
  }

  /** To be given back as often as it is taken; undefined when there is no room for this one. */
  take(subject: string, units: number): RoomHolder | undefined {
    const known = this.#holders.get(subject)
    const left = this.#unitsMax - this.#used - units
    if (left < 0) return undefined
    if (known !== undefined && (known.units + units) * (this.#parts - 1) > left) return undefined
    const holder = known ?? { subject, units: 0 }
    if (units > 0) this.#holders.set(subject, holder)
    holder.units += units
    this.#used += units
    return holder
  }

  giveBack(holder: RoomHolder, units: number): void {
    holder.units -= units
    this.#used -= units
    if (holder.units === 0) this.#holders.delete(holder.subject)
  }
}
