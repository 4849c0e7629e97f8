/** Decides how a content is read: by the first reader that knows its form, or as plain text. */
import { KeywardError } from '../../../base/errors.ts'
import type { Content } from '../content/content.ts'
import { explainFailure } from '../content/unreadable-error.ts'
import type { LeakSink } from '../leak-sink.ts'
import type { Place } from '../place.ts'
import { isBinary } from './is-binary.ts'
import { contentReaders } from './readers.ts'

/** What goes wrong with a content is told as a reason; only a stop goes on up. */
export async function readContent(
  content: Content,
  place: Place,
  sink: LeakSink,
  onReader: (name: string) => void,
): Promise<void> {
  try {
    const head = await content.head()
    const reader = contentReaders.find((each) => each.claims(head, content.name))
    if (reader === undefined) {
      await sink.stream(place, content.stream(), { isBinary: isBinary(head) })
      return
    }
    onReader(reader.name)
    await reader.read(content, place, sink)
  } catch (error) {
    if (isAbort(error)) throw error
    const isOurs = error instanceof KeywardError
    sink.skip(place, isOurs ? error.message.replace(/\.$/, '') : explainFailure(error))
  }
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError'
}
