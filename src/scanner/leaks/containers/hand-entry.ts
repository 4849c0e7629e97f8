/** Decides how what lies within an archive is handed on: bounded, and what breaks it is told. */
import type { Content } from '../content/content.ts'
import { checkRatio, Expansion } from '../content/expansion.ts'
import { streamContent } from '../content/stream-content.ts'
import { explainFailure } from '../content/unreadable-error.ts'
import type { LeakSink } from '../leak-sink.ts'
import type { Place } from '../place.ts'

export interface PackedEntry {
  readonly name: string
  readonly chunks: AsyncIterable<Buffer>
  /** As far as it is known. */
  readonly size?: number | undefined
  /** How many bytes it was made of, as far as it was unpacked. */
  readonly packedBytes: () => number
}

export interface PackedContent {
  /** One for all that lies within the outermost file. */
  readonly expansion: Expansion
  readonly chunks: AsyncIterable<Buffer>
}

/** Of a stream of unknown length more may come out the longer it is. */
export function streamPacked(content: Content): PackedContent {
  const expansion = content.expansion ?? new Expansion(content.size)
  async function* counted(): AsyncGenerator<Buffer> {
    for await (const chunk of content.stream()) {
      if (content.expansion === undefined) expansion.addPacked(chunk.length)
      yield chunk
    }
  }
  return { expansion, chunks: counted() }
}

/** Returns the reason for which it is not complete; the sink hears of that from the caller. */
export async function handEntry(
  { name, chunks, size, packedBytes }: PackedEntry,
  place: Place,
  sink: LeakSink,
  expansion: Expansion,
): Promise<string | undefined> {
  let failure: string | undefined
  async function* bounded(): AsyncGenerator<Buffer> {
    let bytes = 0
    try {
      for await (const chunk of chunks) {
        bytes += chunk.length
        expansion.spend(chunk.length)
        checkRatio(packedBytes(), bytes)
        yield chunk
      }
    } catch (error) {
      failure = explainFailure(error)
    }
  }
  const content = streamContent(name, bounded(), size)
  try {
    await sink.content(place, { ...content, expansion })
  } finally {
    await content.close()
  }
  return failure
}
