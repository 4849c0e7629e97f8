/** Decides which addresses of a running program stand where in its file: ELF, Mach-O and PE. */
import type { RandomAccess } from '../content/content.ts'

export interface ProgramPart {
  readonly address: number
  /** In the file. */
  readonly offset: number
  readonly size: number
  readonly isCode: boolean
}

export interface ProgramMap {
  readonly machine: 'x86-64' | 'arm64'
  readonly parts: readonly ProgramPart[]
}

const HEAD_BYTES = 64 * 1_024
const PARTS_MAX = 256

/** Undefined for programs of other kinds: of 32 bits, or of rare processors. */
export async function mapProgram(file: RandomAccess): Promise<ProgramMap | undefined> {
  const head = await file.read(0, HEAD_BYTES)
  try {
    const map = mapElf(head) ?? mapMachO(head) ?? mapPortableExecutable(head)
    if (map === undefined) return undefined
    const parts = map.parts.filter(({ offset, size }) => size > 0 && offset + size <= file.size)
    const sizes = parts.reduce((sum, { size }) => sum + size, 0)
    // Parts that lie on top of each other would be read again and again.
    return sizes > file.size * 2 ? undefined : { ...map, parts: parts.slice(0, PARTS_MAX) }
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

function mapElf(head: Buffer): ProgramMap | undefined {
  // Of 64 bits, the lowest byte first.
  if (head.readUInt32BE(0) !== 0x7f454c46 || head.readUInt16BE(4) !== 0x0201) return undefined
  const processor = head.readUInt16LE(18)
  const machine = processor === 62 ? 'x86-64' : processor === 183 ? 'arm64' : undefined
  const [size, count] = [head.readUInt16LE(54), head.readUInt16LE(56)]
  if (machine === undefined) return undefined
  const parts: ProgramPart[] = []
  for (let index = 0; index < count; index++) {
    const at = readAddress(head, 32) + index * size
    if (head.readUInt32LE(at) !== 1) continue
    parts.push({
      address: readAddress(head, at + 16),
      offset: readAddress(head, at + 8),
      size: readAddress(head, at + 32),
      isCode: (head.readUInt32LE(at + 4) & 1) !== 0,
    })
  }
  return { machine, parts }
}

function mapMachO(head: Buffer): ProgramMap | undefined {
  if (head.readUInt32LE(0) !== 0xfeedfacf) return undefined
  const processor = head.readUInt32LE(4)
  const machine =
    processor === 0x01000007 ? 'x86-64' : processor === 0x0100000c ? 'arm64' : undefined
  if (machine === undefined) return undefined
  const parts: ProgramPart[] = []
  let at = 32
  for (let count = head.readUInt32LE(16); count > 0 && parts.length < PARTS_MAX; count--) {
    if (head.readUInt32LE(at) === 0x19) {
      parts.push({
        address: readAddress(head, at + 24),
        offset: readAddress(head, at + 40),
        size: readAddress(head, at + 48),
        isCode: (head.readUInt32LE(at + 60) & 4) !== 0,
      })
    }
    const size = head.readUInt32LE(at + 4)
    if (size < 8) break
    at += size
  }
  return { machine, parts }
}

function mapPortableExecutable(head: Buffer): ProgramMap | undefined {
  if (head.toString('latin1', 0, 2) !== 'MZ') return undefined
  const start = head.readUInt32LE(60)
  const processor = head.readUInt16LE(start + 4)
  const machine = processor === 0x8664 ? 'x86-64' : processor === 0xaa64 ? 'arm64' : undefined
  if (machine === undefined || head.readUInt16LE(start + 24) !== 0x020b) return undefined
  const base = readAddress(head, start + 48)
  const table = start + 24 + head.readUInt16LE(start + 20)
  const parts: ProgramPart[] = []
  for (let index = 0; index < head.readUInt16LE(start + 6); index++) {
    const at = table + index * 40
    parts.push({
      address: base + head.readUInt32LE(at + 12),
      offset: head.readUInt32LE(at + 20),
      size: head.readUInt32LE(at + 16),
      isCode: (head.readUInt32LE(at + 36) & 0x20000000) !== 0,
    })
  }
  return { machine, parts }
}

/** Addresses have 48 bits in practice; larger ones lose a little, and lie nowhere. */
function readAddress(bytes: Buffer, at: number): number {
  return bytes.readUInt32LE(at) + bytes.readUInt32LE(at + 4) * 2 ** 32
}
