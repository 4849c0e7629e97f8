/** Decides how much may come out of one file, whatever is packed within it, and how often. */
import { limits } from '../../../base/limits.ts'
import { UnreadableError } from './unreadable-error.ts'

/** Shared by everything within one file: archives within archives multiply. */
export class Expansion {
  readonly #isGrowing: boolean
  #packed: number
  #unpacked = 0

  /** Undefined for a stream whose length is told by `addPacked`, as it comes. */
  constructor(packedBytes: number | undefined) {
    this.#isGrowing = packedBytes === undefined
    this.#packed = packedBytes ?? 0
  }

  addPacked(bytes: number): void {
    if (this.#isGrowing) this.#packed += bytes
  }

  get isSpent(): boolean {
    const most = Math.max(limits.unpackedBytesMin, this.#packed * limits.unpackedRatioMax)
    return this.#unpacked > most
  }

  spend(bytes: number): void {
    this.#unpacked += bytes
    if (this.isSpent) throw new UnreadableError(BOMB)
  }
}

/** Of one entry; small ones may be as regular as they like. */
export function checkRatio(packedBytes: number, unpackedBytes: number): void {
  if (unpackedBytes <= limits.entryUnpackedBytesMin) return
  if (unpackedBytes > packedBytes * limits.entryRatioMax) throw new UnreadableError(BOMB)
}

export const BOMB = 'unpacks to far more than honest archives do; the rest was not read'
