/** Decides what becomes of what readers hand over: it is searched, opened further, or skipped. */
import { createHmac } from 'node:crypto'
import { limits } from '../../../base/limits.ts'
import { findAllowance } from '../../find-allowance.ts'
import { findInStream } from '../../secrets/find-in-stream.ts'
import { findInText } from '../../secrets/find-in-text.ts'
import type { FoundSecret } from '../../secrets/found-secret.ts'
import type { LeakContext } from '../leak-finding.ts'
import type { LeakSink, StreamOptions } from '../leak-sink.ts'
import type { Place, Position } from '../place.ts'
import { openRecordBook } from './collect-records.ts'
import type { SkippedPlace, TaskResult } from './leak-record.ts'
import { readContent } from './read-content.ts'
import { showLine } from './show-line.ts'

export interface SinkSettings {
  /** Keys the digests, and with them the fingerprints. */
  readonly fingerprintKey: string
  /** Secrets are kept: they are to be tried, or revoked. */
  readonly keepsSecrets: boolean
  readonly onlyRules: readonly string[] | undefined
  readonly skippedRules: readonly string[] | undefined
  /** Of the process: git needs its PATH. */
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly signal: AbortSignal
}

export interface CollectingSink extends LeakSink {
  /** Of what is staged: lines that count; undefined: all. */
  countOnly(lines: readonly (readonly [number, number])[] | undefined): void
  result(): TaskResult
}

/** Of weaker secrets a fingerprint tells less, so that no guess can be confirmed by it. */
const STRONG_LENGTH = 20
const WEAK_MARK_LENGTH = 4

export function openLeakSink(settings: SinkSettings): CollectingSink {
  const book = openRecordBook()
  const skipped: SkippedPlace[] = []
  const counts = { files: 0, bytes: 0, containers: 0 }
  let readers: string[] = []
  let counted: readonly (readonly [number, number])[] | undefined

  const record = (
    place: Place,
    found: FoundSecret,
    position: Position,
    seen: LeakContext | null,
    lines: { readonly text: string; readonly before: string },
    occurrences = 1,
  ) => {
    const { secret, ...told } = found
    if (!isWanted(settings, found.ruleId) || !isCounted(counted, position.line)) return
    const digest = createHmac('sha256', settings.fingerprintKey).update(secret).digest('hex')
    const isStrong = !found.isGeneric && secret.length >= STRONG_LENGTH
    book.add({
      ...told,
      digest,
      mark: isStrong ? digest : digest.slice(0, WEAK_MARK_LENGTH),
      ...(settings.keepsSecrets ? { secret } : {}),
      place,
      position,
      seen,
      reader: readers.at(-1) ?? null,
      snippet: showLine(lines.text, secret, found.masked),
      occurrences,
      allowance:
        findAllowance(lines.text, found.ruleId) ?? findAllowance(lines.before, found.ruleId),
    })
  }

  const sink: CollectingSink = {
    async stream(place, chunks, { isBinary = false, originalOf }: StreamOptions = {}) {
      const { bytes } = await findInStream(
        stopWith(chunks, settings.signal),
        { isBinary },
        ({ found, line, column, lineText, lineBefore }) => {
          const original = originalOf?.(line, column)
          const position = isBinary ? {} : { line, column, original }
          record(place, found, position, null, { text: lineText, before: lineBefore })
        },
      )
      counts.bytes += bytes
    },
    text(place, text, position = {}, seen) {
      for (const { index: _, length: __, ...found } of findInText(text)) {
        record(place, found, position, seen ?? null, { text, before: '' })
      }
    },
    secret(place, found, position = {}, seen, occurrences) {
      record(place, found, position, seen ?? null, { text: '', before: '' }, occurrences)
    },
    async content(place, content) {
      if (place.entries.length > limits.contentDepthMax) {
        sink.skip(place, `lies deeper than ${limits.contentDepthMax} archives within each other`)
        return
      }
      settings.signal.throwIfAborted()
      if (place.entries.length === 0) counts.files += 1
      const outer = readers
      await readContent(content, place, sink, (name) => {
        readers = [...outer, name]
      })
      readers = outer
    },
    skip(place, reason) {
      skipped.push({ place, reason })
    },
    opened() {
      counts.containers += 1
    },
    countOnly(lines) {
      counted = lines
    },
    result: () => ({ records: book.list(), skipped, ...counts }),
  }
  return sink
}

function isWanted({ onlyRules, skippedRules }: SinkSettings, ruleId: string): boolean {
  return (onlyRules?.includes(ruleId) ?? true) && skippedRules?.includes(ruleId) !== true
}

function isCounted(
  ranges: readonly (readonly [number, number])[] | undefined,
  line: number | undefined,
): boolean {
  if (ranges === undefined || line === undefined) return true
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
