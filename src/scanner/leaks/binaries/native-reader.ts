/** Decides what is searched in machine code (ELF, Mach-O, PE, WebAssembly): what can be printed. */
import type { RandomAccess } from '../content/content.ts'
import type { ContentReader } from '../leak-sink.ts'
import { BrokenBinary } from './broken-binary.ts'
import { findMachSlices, isMachO } from './find-mach-slices.ts'
import { findStringStarts } from './find-string-starts.ts'
import { handPlainStrings } from './hand-strings.ts'

const ELF = Buffer.from('\x7fELF', 'latin1')
const WEB_ASSEMBLY = Buffer.from('\0asm', 'latin1')

export const nativeReader: ContentReader = {
  name: 'native',
  claims: (head) =>
    head.subarray(0, 4).equals(ELF) ||
    head.subarray(0, 4).equals(WEB_ASSEMBLY) ||
    isMachO(head) ||
    isPortableExecutable(head),
  async read(content, place, sink) {
    const file = await content.open()
    sink.opened(place)
    const why = await findSilence(file, await content.head())
    if (why !== undefined) sink.skip(place, why)
    await handPlainStrings(place, sink, file, await findStringStarts(file))
  },
}

/** Why the strings say less than they seem to. */
async function findSilence(file: RandomAccess, head: Buffer): Promise<string | undefined> {
  if (!isMachO(head)) return undefined
  try {
    const slices = await findMachSlices(file)
    if (!slices.some(({ isEncrypted }) => isEncrypted)) return undefined
    return 'the program is encrypted by the App Store; only what is outside of its code was read'
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    const reason = error instanceof BrokenBinary ? error.message : 'it points beyond its end'
    return `the Mach-O file is broken: ${reason}; it is read as plain strings only`
  }
}

function isPortableExecutable(head: Buffer): boolean {
  if (head.length < 64 || head.toString('latin1', 0, 2) !== 'MZ') return false
  const at = head.readUInt32LE(60)
  return head.toString('latin1', at, at + 4) === 'PE\0\0'
}
