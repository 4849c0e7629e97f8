/** Decides where strings begin in programs of Go and Rust, which end them by nothing. */
import { limits } from '../../../base/limits.ts'
import type { RandomAccess } from '../content/content.ts'
import { mapProgram, type ProgramMap, type ProgramPart } from './map-program.ts'

/** What the compilers of both leave in every program. */
const MAKERS = ['/rustc/', '.rs\0', 'Go buildinf:', 'runtime.goexit'].map((text) =>
  Buffer.from(text, 'latin1'),
)
/** The longest instruction that is looked for, less one byte: pieces overlap by that. */
const OVERLAP_BYTES = 64

/**
 * A string without an end is told by its address and length; the length stands in the code, the
 * address can be found there. As every string has its address somewhere, one ends where the next
 * begins. Sorted places in the file; empty for programs whose strings end by themselves.
 */
export async function findStringStarts(file: RandomAccess): Promise<Uint32Array> {
  const none = new Uint32Array(0)
  if (file.size > 2 ** 32) return none
  const program = await mapProgram(file)
  if (program === undefined) return none
  const starts = new StartCollector(program)
  let isKnownMaker = false
  for (const part of program.parts) {
    for (let at = 0; at < part.size; at += limits.binaryPieceBytes) {
      const length = Math.min(limits.binaryPieceBytes + OVERLAP_BYTES, part.size - at)
      const piece = await file.read(part.offset + at, length)
      isKnownMaker ||= MAKERS.some((maker) => piece.includes(maker))
      if (!part.isCode) starts.addPointers(piece)
      else if (program.machine === 'x86-64') starts.addX86(piece, part.address + at)
      else starts.addArm(piece, part.address + at)
    }
  }
  return isKnownMaker ? starts.sort() : none
}

class StartCollector {
  readonly #parts: readonly ProgramPart[]
  #last: ProgramPart | undefined
  #starts = new Uint32Array(1_024)
  #count = 0
  /** By number of the register: the page that was put into it, and the place where. */
  readonly #pages = new Float64Array(32)
  readonly #pagesAt = new Float64Array(32)

  constructor({ parts }: ProgramMap) {
    this.#parts = parts
  }

  sort(): Uint32Array {
    return this.#starts.subarray(0, this.#count).sort()
  }

  /** `lea register, [rip + distance]`. */
  addX86(piece: Buffer, address: number): void {
    for (let at = piece.indexOf(0x8d, 1); at !== -1; at = piece.indexOf(0x8d, at + 1)) {
      if (at + 6 > piece.length) return
      const prefix = piece[at - 1] ?? 0
      const mode = piece[at + 1] ?? 0
      if ((prefix & 0xfb) === 0x48 && (mode & 0xc7) === 0x05) {
        this.#add(address + at + 6 + piece.readInt32LE(at + 2))
      }
    }
  }

  /** `adrp register, page`, and soon after `add register, register, rest`. */
  addArm(piece: Buffer, address: number): void {
    for (let at = 0; at + 4 <= piece.length; at += 4) {
      const word = piece.readUInt32LE(at)
      if ((word & 0x9f000000) >>> 0 === 0x90000000) {
        const pages = ((word >> 5) & 0x7ffff) * 4 + ((word >> 29) & 3)
        const distance = pages >= 2 ** 20 ? pages - 2 ** 21 : pages
        const page = (Math.floor((address + at) / 4_096) + distance) * 4_096
        this.#pages[word & 31] = page
        this.#pagesAt[word & 31] = address + at
      } else if ((word & 0xffc00000) >>> 0 === 0x91000000) {
        const from = (word >> 5) & 31
        const age = address + at - (this.#pagesAt[from] ?? 0)
        if (age <= 64) this.#add((this.#pages[from] ?? 0) + ((word >> 10) & 0xfff))
      }
    }
  }

  /** Of tables, and of the list by which a loader moves a program to where it runs. */
  addPointers(piece: Buffer): void {
    for (let at = 0; at + 8 <= piece.length; at += 8) {
      const high = piece.readUInt32LE(at + 4)
      if (high > 0xffff) continue
      const low = piece.readUInt32LE(at)
      if (high > 0 || low > 0xfff) this.#add(high * 2 ** 32 + low)
    }
  }

  #add(address: number): void {
    if (this.#count >= limits.stringStartsMax) return
    const part = isWithin(this.#last, address)
      ? this.#last
      : this.#parts.find((each) => isWithin(each, address))
    if (part === undefined) return
    this.#last = part
    if (this.#count === this.#starts.length) {
      const larger = new Uint32Array(this.#count * 2)
      larger.set(this.#starts)
      this.#starts = larger
    }
    this.#starts[this.#count++] = part.offset + address - part.address
  }
}

function isWithin(part: ProgramPart | undefined, address: number): boolean {
  return part !== undefined && address >= part.address && address < part.address + part.size
}
