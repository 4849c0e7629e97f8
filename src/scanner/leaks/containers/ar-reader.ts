/** Reads ar archives: packages of Debian, and libraries of compiled code. */
import { limits } from '../../../base/limits.ts'
import { BOMB } from '../content/expansion.ts'
import { UnreadableError } from '../content/unreadable-error.ts'
import type { ContentReader } from '../leak-sink.ts'
import { placeWithin } from '../place.ts'
import { ChunkCursor } from './chunk-cursor.ts'
import { handEntry, streamPacked } from './hand-entry.ts'
import { nameEntry } from './name-entry.ts'

const MARK = '!<arch>\n'
const HEADER_BYTES = 60

export const arReader: ContentReader = {
  name: 'ar',
  claims: (head) => head.toString('latin1', 0, MARK.length) === MARK,
  async read(content, place, sink) {
    sink.opened(place)
    const { expansion, chunks } = streamPacked(content)
    const cursor = new ChunkCursor(chunks)
    try {
      await cursor.take(MARK.length)
      for (let count = 0; ; count++) {
        const header = await cursor.take(HEADER_BYTES)
        if (header.length === 0) return
        const size = Number(header.toString('latin1', 48, 58).trim())
        const isHeader = header.toString('latin1', 58) === '`\n' && Number.isSafeInteger(size)
        if (!isHeader || size < 0) return sink.skip(place, 'is broken; what follows was not read')
        if (expansion.isSpent) return sink.skip(place, BOMB)
        if (count >= limits.archiveEntriesMax) {
          return sink.skip(place, `has more than ${limits.archiveEntriesMax} entries`)
        }
        const name = nameEntry(
          header
            .toString('latin1', 0, 16)
            .trimEnd()
            .replace(/(.)\/$/, '$1'),
        )
        const entryPlace = placeWithin(place, name)
        let left = size
        async function* body(): AsyncGenerator<Buffer> {
          for await (const piece of cursor.pieces(size)) {
            left -= piece.length
            yield piece
          }
          if (left > 0) throw new UnreadableError('is truncated')
        }
        const entry = { name, chunks: body(), size, packedBytes: () => size }
        const failure = await handEntry(entry, entryPlace, sink, expansion)
        if (failure !== undefined) sink.skip(entryPlace, failure)
        for await (const piece of cursor.pieces(left)) left -= piece.length
        await cursor.take(size % 2)
      }
    } finally {
      await cursor.close()
    }
  },
}
