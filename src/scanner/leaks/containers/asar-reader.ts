/** Reads the archive in which Electron ships the code of an application: files behind a list. */
import { limits } from '../../../base/limits.ts'
import { BOMB, Expansion } from '../content/expansion.ts'
import type { ContentReader } from '../leak-sink.ts'
import { placeWithin } from '../place.ts'
import { streamRange } from './decode-stream.ts'
import { handEntry } from './hand-entry.ts'
import { nameEntry } from './name-entry.ts'
import { SkipTally } from './skip-tally.ts'

/** Four numbers: 4, the length of the list with its frame, without it, and as a text. */
const FRAME_BYTES = 16

export const asarReader: ContentReader = {
  name: 'asar',
  claims: (head) =>
    head.length > FRAME_BYTES &&
    head.readUInt32LE(0) === 4 &&
    head.toString('latin1', FRAME_BYTES, FRAME_BYTES + 9) === '{"files":',
  async read(content, place, sink) {
    sink.opened(place)
    const access = await content.open()
    const frame = await access.read(0, FRAME_BYTES)
    const length = frame.readUInt32LE(12)
    const start = 8 + frame.readUInt32LE(4)
    const list =
      length > limits.asarListBytesMax ? undefined : await access.read(FRAME_BYTES, length)
    const files = list === undefined ? undefined : parseList(list.toString())
    if (files === undefined) {
      sink.skip(place, 'its list of files is broken')
      return await sink.stream(place, content.stream(), { isBinary: true })
    }
    const expansion = content.expansion ?? new Expansion(access.size)
    const tally = new SkipTally(place, sink)
    for (const { name, offset, size } of files) {
      if (expansion.isSpent) {
        sink.skip(place, BOMB)
        break
      }
      const [from, to] = [start + offset, start + offset + size]
      const chunks = streamRange(access, from, to)
      const entry = { name, chunks, size, packedBytes: () => size }
      const failure = await handEntry(entry, placeWithin(place, name), sink, expansion)
      if (failure !== undefined || to > access.size) tally.add(name, failure ?? 'is truncated')
    }
    tally.finish()
  },
}

interface ListedFile {
  readonly name: string
  readonly offset: number
  readonly size: number
}

/** Files that lie unpacked beside the archive have no place in it, and links have no bytes. */
function parseList(text: string): readonly ListedFile[] | undefined {
  const found: ListedFile[] = []
  const open: { readonly name: string; readonly node: unknown; readonly depth: number }[] = []
  try {
    open.push({ name: '', node: JSON.parse(text), depth: 0 })
  } catch {
    return undefined
  }
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { name, node, depth } = next
    const { files, offset, size }: Record<string, unknown> = { ...Object(node) }
    if (typeof files === 'object' && files !== null && depth < limits.asarDepthMax) {
      const inner = Object.entries(files).map(([part, child]) => {
        const path = name === '' ? part : `${name}/${part}`
        return { name: path.slice(0, limits.archiveNameLengthMax), node: child, depth: depth + 1 }
      })
      for (const each of inner.toReversed()) open.push(each)
    } else if (typeof offset === 'string' && Number.isSafeInteger(size)) {
      found.push({ name: nameEntry(name), offset: Number(offset), size: Number(size) })
    }
    if (found.length >= limits.archiveEntriesMax) break
  }
  return found
}
