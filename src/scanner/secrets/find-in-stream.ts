/** Decides where bytes of any number hold secrets: piece by piece, in memory that is bounded. */
import { limits } from '../../base/limits.ts'
import { type Block, BlockReader } from './block-reader.ts'
import { detectEncoding, readBlockText, type StreamEncoding } from './block-text.ts'
import { copyText } from './copy-text.ts'
import { searchText } from './find-in-text.ts'
import type { StreamSighting } from './found-secret.ts'
import { LineTracker } from './line-tracker.ts'
import type { PlacedSecret } from './match-format.ts'

export interface StreamResult {
  readonly bytes: number
  /** The last one counts also where no line break ends it. */
  readonly lines: number
  readonly end: StreamEnd
}

/** Where a part of a stream ends, its own beginning counted as line 1 and column 1. */
export interface StreamEnd {
  readonly line: number
  readonly column: number
  /** The end of it at least; empty while `line` is 1. */
  readonly lineBefore: string
}

/** What is read of a long stream, which is no UTF-16: some blocks, with the margins round them. */
export interface StreamPart {
  /** A multiple of `PART_STEP`. */
  readonly offset: number
  /** Nothing of the stream comes behind it. */
  readonly isEnd: boolean
}

/** From one block to the next. */
export const PART_STEP = limits.secretBlockBytes - 2 * limits.secretLengthMax
/** So much longer than its steps is a part that is not the last: as two blocks overlap. */
export const PART_OVERLAP = 2 * limits.secretLengthMax

/** Secrets come in the order of the stream, each once, however the stream is cut into chunks. */
export async function findInStream(
  chunks: AsyncIterable<Buffer>,
  options: { readonly isBinary?: boolean; readonly part?: StreamPart },
  onFound: (sighting: StreamSighting) => void,
): Promise<StreamResult> {
  const { offset = 0, isEnd = true } = options.part ?? {}
  const { secretBlockBytes, secretLengthMax } = limits
  const reader = new BlockReader(secretBlockBytes, secretLengthMax, offset, isEnd)
  const encoding = options.part === undefined ? undefined : 'utf8'
  const search = new StreamSearch(options.isBinary === true, encoding, onFound)
  for await (const chunk of chunks) {
    for (const block of reader.add(chunk)) search.search(block)
  }
  const last = reader.end()
  search.search(last)
  const ownFrom = offset === 0 ? 0 : offset + secretLengthMax
  return {
    bytes: last.offset + last.ownEnd - ownFrom,
    lines: search.countLines(),
    end: search.tellEnd(),
  }
}

class StreamSearch {
  readonly #isBinary: boolean
  readonly #onFound: (sighting: StreamSighting) => void
  readonly #lines = new LineTracker()
  #encoding: StreamEncoding | undefined

  constructor(
    isBinary: boolean,
    encoding: StreamEncoding | undefined,
    onFound: (sighting: StreamSighting) => void,
  ) {
    this.#isBinary = isBinary
    this.#encoding = encoding
    this.#onFound = onFound
  }

  search(block: Block): void {
    this.#encoding ??= detectEncoding(block.bytes, this.#isBinary)
    const { text, bytes, ownFrom, ownTo, offsetOf } = readBlockText(block, this.#encoding)
    const isCut = block.offset > 0
    this.#lines.open(text, ownFrom, isCut)
    for (const found of searchText(text, bytes, { isBinary: this.#isBinary, isCut })) {
      if (found.index < ownFrom || found.index >= ownTo) continue
      const { line, column, lineText, lineBefore } = this.#lines.locate(found.index)
      const offset = block.offset + offsetOf(found.index)
      this.#onFound({ found: detach(found), offset, line, column, lineText, lineBefore })
    }
    this.#lines.close(ownTo)
  }

  tellEnd(): StreamEnd {
    return this.#lines.tellEnd()
  }

  countLines(): number {
    return this.#lines.count()
  }
}

function detach(found: PlacedSecret): StreamSighting['found'] {
  const { ruleId, provider, title, kind, isGenuine, isGeneric, masked, secret } = found
  return {
    ...{ ruleId, provider, title, kind, isGenuine, isGeneric },
    masked: copyText(masked),
    secret: copyText(secret),
  }
}
