/** Decides what becomes of what readers hand over: it is searched, opened further, or skipped. */
import { limits } from '../../../base/limits.ts'
import { findInStream } from '../../secrets/find-in-stream.ts'
import { findInText } from '../../secrets/find-in-text.ts'
import type { LeakSink } from '../leak-sink.ts'
import type { Place } from '../place.ts'
import { openRecordBook, type RecordBook } from './collect-records.ts'
import { isRuleApplied } from './is-rule-applied.ts'
import type { SkippedPlace, TaskResult } from './leak-record.ts'
import { makeRecord, type RecordSettings, type Sighting } from './make-record.ts'
import { readContent } from './read-content.ts'

export interface SinkSettings extends RecordSettings {
  readonly onlyRules: readonly string[] | undefined
  readonly skippedRules: readonly string[] | undefined
  /** Of the process: git needs its PATH. */
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly signal: AbortSignal
}

export interface CollectingSink extends LeakSink {
  /** Of what is staged: lines that count; undefined: all. */
  countOnly(lines: readonly (readonly [number, number])[] | undefined): void
  /** To be called for a file of which no content was handed over. */
  endFile(place: Place): void
  result(): TaskResult
}

/** `reader`: the one that hands over what does not come as a content, if it is known. */
export function openLeakSink(settings: SinkSettings, reader?: string): CollectingSink {
  const sightings = openSightings(settings)
  const skipped: SkippedPlace[] = []
  const counts = { files: 0, bytes: 0, containers: 0 }
  let readers: string[] = reader === undefined ? [] : [reader]

  const note = (sighting: Omit<Sighting, 'reader'>) => {
    sightings.add({ ...sighting, reader: readers.at(-1) ?? null })
  }

  const endFile = (place: Place) => {
    const omitted = sightings.endFile()
    if (omitted > 0) sink.skip(place, tellOmitted(omitted))
  }

  const plain = { seen: null, line: '', lineBefore: '', occurrences: 1 }
  const sink: CollectingSink = {
    async stream(place, chunks, options = {}) {
      const { isBinary = false, isExample = false, originalOf, part, onEnd } = options
      const { bytes, end } = await findInStream(
        stopWith(chunks, settings.signal),
        { isBinary: isBinary || isExample, ...(part && { part }) },
        ({ found, line, column, lineText, lineBefore }) => {
          const original = originalOf?.(line, column)
          const position = isBinary ? {} : { line, column, original }
          note({ ...plain, place, found, position, line: lineText, lineBefore })
        },
      )
      counts.bytes += bytes
      onEnd?.(end)
    },
    text(place, text, position = {}, seen) {
      for (const { index: _, length: __, ...found } of findInText(text)) {
        note({ ...plain, place, found, position, seen: seen ?? null, line: text })
      }
    },
    secret(place, found, position = {}, seen, occurrences = 1) {
      note({ ...plain, place, found, position, seen: seen ?? null, occurrences })
    },
    async content(place, content) {
      if (place.entries.length > limits.contentDepthMax) {
        sink.skip(place, `lies deeper than ${limits.contentDepthMax} archives within each other`)
        return
      }
      settings.signal.throwIfAborted()
      const isFile = place.entries.length === 0
      if (isFile) counts.files += 1
      const outer = readers
      try {
        await readContent(content, place, sink, (name) => {
          readers = [...outer, name]
        })
      } finally {
        readers = outer
        if (isFile) endFile(place)
      }
    },
    skip(place, reason) {
      skipped.push({ place, reason })
    },
    opened() {
      counts.containers += 1
    },
    countOnly: sightings.countOnly,
    endFile,
    result: () => ({ records: sightings.list(), skipped, ...counts }),
  }
  return sink
}

/** Of what is seen, only what is wanted is kept; first of one file, then of all. */
function openSightings(settings: SinkSettings) {
  const book = openRecordBook(Math.max, limits.leaksMax)
  let own = openOwnBook()
  let counted: readonly (readonly [number, number])[] | undefined
  return {
    add(sighting: Sighting): void {
      const { found, place, position } = sighting
      if (!isRuleApplied(settings, found.ruleId) || !isCounted(counted, place, position.line))
        return
      own.add(makeRecord(sighting, settings))
    },
    /** How many of its leaks are not kept. */
    endFile(): number {
      for (const record of own.list()) book.add(record)
      const { omitted } = own
      own = openOwnBook()
      return omitted
    },
    countOnly(lines: typeof counted): void {
      counted = lines
    },
    list: () => book.list(),
  }
}

/** Of one file, with all that lies in it. */
function openOwnBook(): RecordBook {
  return openRecordBook((one, other) => one + other, limits.leaksPerFileMax)
}

function tellOmitted(count: number): string {
  return `holds more than ${limits.leaksPerFileMax} leaks; ${count} more are not listed`
}

function isCounted(
  ranges: readonly (readonly [number, number])[] | undefined,
  { entries }: Place,
  line: number | undefined,
): boolean {
  // Lines of what lies within a file are none of the file.
  if (ranges === undefined || line === undefined || entries.length > 0) return true
  return ranges.some(([first, last]) => line >= first && line <= last)
}

async function* stopWith(
  chunks: AsyncIterable<Buffer>,
  signal: AbortSignal,
): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) {
    signal.throwIfAborted()
    yield chunk
  }
}
