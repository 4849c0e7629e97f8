/** Decides the value of a variable-length number: seven bits a byte, the lowest first. */
import { BrokenBinary } from './broken-binary.ts'

export interface Leb128 {
  readonly value: number
  /** The first byte after it. */
  readonly end: number
}

export function readLeb128(bytes: Buffer, at: number): Leb128 {
  let value = 0
  for (let index = 0; index < 5; index++) {
    const byte = bytes.readUInt8(at + index)
    value += (byte & 0x7f) * 2 ** (7 * index)
    if (byte < 0x80) return { value, end: at + index + 1 }
  }
  throw new BrokenBinary('it has a number without an end')
}
