/** Decides what is searched in compiled Android code: DEX files, and those within VDEX and ODEX. */
import { BrokenBinary, untilBroken } from './broken-binary.ts'
import { createBinaryReader } from './create-binary-reader.ts'
import { type FoundString, handUntilBroken } from './hand-strings.ts'
import { isDex, parseDexStrings } from './parse-dex-strings.ts'

/** `vdex` and the older `dey` hold whole DEX files; compact ones (`cdex`) are not read as such. */
const HOLDERS = /^(?:vdex|dey\n|cdex)/

export const dexReader = createBinaryReader({
  name: 'dex',
  title: 'DEX file',
  claims: (head) => isDex(head) || HOLDERS.test(head.toString('latin1', 0, 4)),
  async read(bytes, place, sink) {
    const why = await handUntilBroken(place, sink, listStrings(bytes))
    return why ?? (isDex(bytes) || bytes.includes('dex\n0') ? undefined : 'it is compact DEX')
  },
})

function* listStrings(bytes: Buffer): Generator<FoundString, void> {
  let why: string | undefined
  for (let at = bytes.indexOf('dex\n0'); at !== -1; at = bytes.indexOf('dex\n0', at + 8)) {
    if (!isDex(bytes, at)) continue
    yield* untilBroken(parseDexStrings(bytes, at), (broken) => {
      why ??= broken
    })
  }
  if (why !== undefined) throw new BrokenBinary(why)
}
