/** Decides which programs a Mach-O file holds, one for each processor, and which are encrypted. */
import type { RandomAccess } from '../content/content.ts'
import { BrokenBinary } from './broken-binary.ts'

export interface MachSlice {
  readonly offset: number
  readonly size: number
  /** By the App Store, for one account: its text is noise to anybody else. */
  readonly isEncrypted: boolean
}

const FAT = 0xcafebabe
const FAT_64 = 0xcafebabf
const THIN: ReadonlyMap<number, { readonly is64: boolean; readonly isLittle: boolean }> = new Map([
  [0xfeedface, { is64: false, isLittle: false }],
  [0xfeedfacf, { is64: true, isLittle: false }],
  [0xcefaedfe, { is64: false, isLittle: true }],
  [0xcffaedfe, { is64: true, isLittle: true }],
])
const ENCRYPTION_COMMANDS: ReadonlySet<number> = new Set([0x21, 0x2c])
/** A class file of Java begins in the same way; what follows is its version, 45 or more. */
const SLICES_MAX = 44
const COMMANDS_BYTES = 64 * 1_024

export function isMachO(head: Buffer): boolean {
  if (head.length < 8) return false
  const magic = head.readUInt32BE(0)
  if (magic !== FAT && magic !== FAT_64) return THIN.has(magic)
  return head.readUInt32BE(4) <= SLICES_MAX
}

export async function findMachSlices(file: RandomAccess): Promise<readonly MachSlice[]> {
  const head = await file.read(0, COMMANDS_BYTES)
  const magic = head.readUInt32BE(0)
  if (magic !== FAT && magic !== FAT_64) {
    return [{ offset: 0, size: file.size, isEncrypted: isEncrypted(head) }]
  }
  const slices: MachSlice[] = []
  const count = Math.min(head.readUInt32BE(4), SLICES_MAX)
  for (let index = 0; index < count; index++) {
    const at = 8 + index * (magic === FAT ? 20 : 32)
    const [offset, size] =
      magic === FAT
        ? [head.readUInt32BE(at + 8), head.readUInt32BE(at + 12)]
        : [Number(head.readBigUInt64BE(at + 8)), Number(head.readBigUInt64BE(at + 16))]
    if (offset + size > file.size) throw new BrokenBinary('a program in it points beyond its end')
    const commands = await file.read(offset, Math.min(size, COMMANDS_BYTES))
    slices.push({ offset, size, isEncrypted: isEncrypted(commands) })
  }
  return slices
}

function isEncrypted(head: Buffer): boolean {
  const form = head.length >= 4 ? THIN.get(head.readUInt32BE(0)) : undefined
  if (form === undefined) return false
  const read = (at: number): number =>
    form.isLittle ? head.readUInt32LE(at) : head.readUInt32BE(at)
  const count = read(16)
  let at = form.is64 ? 32 : 28
  for (let index = 0; index < count && at + 20 <= head.length; index++) {
    if (ENCRYPTION_COMMANDS.has(read(at))) return read(at + 16) !== 0
    const size = read(at + 4)
    if (size < 8) return false
    at += size
  }
  return false
}
