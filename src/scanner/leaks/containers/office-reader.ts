/** Reads documents of office programs: the text as it is seen, and the rest as an archive. */
import type { Content } from '../content/content.ts'
import { explainFailure, UnreadableError } from '../content/unreadable-error.ts'
import type { ContentReader, LeakSink } from '../leak-sink.ts'
import type { Place } from '../place.ts'
import { readZipMembers } from './read-zip-members.ts'
import { isZip } from './zip-reader.ts'

const DOCUMENTS = /\.(?:do[ct][xm]|xl[st][xm]|pp[ts][xm]|pot[xm]|od[tspg]|ot[tsp])$/i
/** Others hold settings and properties, one in each element. */
const TEXTS = /^(?:word|xl|ppt)\/.{1,200}\.xml$|^content\.xml$/

export const officeReader: ContentReader = {
  name: 'office',
  claims: (head, name) => isZip(head) && DOCUMENTS.test(name),
  async read(content, place, sink) {
    sink.opened(place)
    await readZipMembers(content, place, {
      ...sink,
      async content(partPlace, part) {
        if (TEXTS.test(part.name)) await readText(part, partPlace, sink)
        else await sink.content(partPlace, part)
      },
    })
  },
}

async function readText(part: Content, place: Place, sink: LeakSink): Promise<void> {
  const { joinOfficeText } = await import('./join-office-text.ts')
  let failure: string | undefined
  async function* joined(): AsyncGenerator<Buffer> {
    try {
      yield* joinOfficeText(part.stream())
    } catch (error) {
      failure = error instanceof UnreadableError ? explainFailure(error) : 'is broken XML'
    }
  }
  await sink.stream(place, joined())
  if (failure !== undefined) sink.skip(place, failure)
}
