/** Says to whom readers hand what they find in a content: texts, further contents, and skips. */
import type { StreamEnd, StreamPart } from '../secrets/find-in-stream.ts'
import type { FoundSecret } from '../secrets/found-secret.ts'
import type { Content } from './content/content.ts'
import type { LeakContext } from './leak-finding.ts'
import type { Place, Position } from './place.ts'

export interface LeakSink {
  /** Text with lines, or bytes that may hold text: searched as a stream, lines are counted. */
  stream(place: Place, chunks: AsyncIterable<Buffer>, options?: StreamOptions): Promise<void>
  /** A text of which the place is known: a value of a plist, a header of a recording. */
  text(place: Place, text: string, position?: Position, seen?: LeakContext): void
  /** A secret that is known by where it stands, such as the value of `?api_key=`. */
  secret(
    place: Place,
    found: FoundSecret,
    position?: Position,
    seen?: LeakContext,
    /** How often, where the reader counts; `position` is the first. Left out: once. */
    occurrences?: number,
  ): void
  /** A content within: read as a file of its own would be. Its depth is bounded here. */
  content(place: Place, content: Content): Promise<void>
  /** Why something was not looked into; a sentence without a full stop. */
  skip(place: Place, reason: string): void
  /** Counts what was opened: an archive, a database, a recording. */
  opened(place: Place): void
}

export interface StreamOptions {
  /** Not text: patterns that only look at names and values are not applied. */
  readonly isBinary?: boolean
  /** To be filled in: what is known by its name alone is made up there, known formats are not. */
  readonly isExample?: boolean
  /** Where these bytes stand in a content that several threads read. */
  readonly part?: StreamPart
  /** Told where it ends; not told when it was stopped. */
  readonly onEnd?: (end: StreamEnd) => void
  /** Says where in the sources a place of a bundle comes from. */
  readonly originalOf?: (line: number, column: number) => Position['original']
}

/** Knows one form of content. */
export interface ContentReader {
  /** As coverage names it: `zip`, `dex`, `har`. */
  readonly name: string
  /** By its first bytes and its name; cheap. */
  claims(head: Buffer, name: string): boolean
  /** Hands everything within to the sink. What is broken is skipped with a reason, not thrown. */
  read(content: Content, place: Place, sink: LeakSink): Promise<void>
}
