/** Decides how one part of a long text is read, by the thread that was given it. */
import { limits } from '../../../base/limits.ts'
import type { StreamEnd } from '../../secrets/find-in-stream.ts'
import type { RandomAccess } from '../content/content.ts'
import { openFileContent } from '../content/open-file-content.ts'
import { explainFailure } from '../content/unreadable-error.ts'
import { type Place, placeOf } from '../place.ts'
import type { FilePart, FileTask } from '../sources/leak-task.ts'
import { type FoldedEnd, foldBeside } from '../texts/folding/fold-beside.ts'
import { codeReader } from '../texts/folding/read-code.ts'
import type { TaskResult } from './leak-record.ts'
import { type CollectingSink, openLeakSink, type SinkSettings } from './open-leak-sink.ts'

/** After a stop it answers what was found until then, as the reading of whole files does. */
export async function readPart(
  task: FileTask,
  part: FilePart,
  settings: SinkSettings,
): Promise<TaskResult> {
  const place = placeOf(task.shown)
  const reader = part.language === null ? undefined : codeReader.name
  const searched = openLeakSink(settings, reader)
  const folded = openLeakSink(settings, reader)
  let ends: Ends = {}
  try {
    ends = await readRange(task, part, place, searched, folded)
  } catch (error) {
    if (!settings.signal.aborted) searched.skip(place, explainFailure(error))
  }
  for (const sink of [searched, folded]) sink.endFile(place)
  const { records, skipped, bytes } = searched.result()
  const { records: foldedRecords, skipped: more } = folded.result()
  const { end, foldedEnd } = ends
  return {
    records: [],
    parts: [{ part, records, end, foldedRecords, foldedEnd }],
    skipped: [...skipped, ...more],
    files: part.index === 0 ? 1 : 0,
    bytes,
    containers: 0,
  }
}

interface Ends {
  end?: StreamEnd
  foldedEnd?: FoldedEnd
}

async function readRange(
  { path }: FileTask,
  part: FilePart,
  place: Place,
  searched: CollectingSink,
  folded: CollectingSink,
): Promise<Ends> {
  const { language, isBinary } = part
  const ends: Ends = {}
  const content = await openFileContent(String(path))
  try {
    const bytes = streamRange(await content.open(), part)
    const chunks =
      language === null
        ? bytes
        : foldBeside(
            bytes,
            language,
            ({ found, line, column }) => folded.secret(place, found, { line, column }),
            part,
            (foldedEnd) => {
              ends.foldedEnd = foldedEnd
            },
          )
    const onEnd = (end: StreamEnd) => {
      ends.end = end
    }
    await searched.stream(place, chunks, { isBinary, part, onEnd })
    return ends
  } finally {
    await content.close()
  }
}

async function* streamRange(
  access: RandomAccess,
  { offset, bytes }: FilePart,
): AsyncGenerator<Buffer> {
  const end = offset + bytes
  for (let at = offset; at < end; ) {
    const chunk = await access.read(at, Math.min(limits.contentChunkBytes, end - at))
    if (chunk.length === 0) return
    yield chunk
    at += chunk.length
  }
}
