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
}

/** Secrets come in the order of the stream, each once, however the stream is cut into chunks. */
export async function findInStream(
  chunks: AsyncIterable<Buffer>,
  options: { readonly isBinary?: boolean },
  onFound: (sighting: StreamSighting) => void,
): Promise<StreamResult> {
  const reader = new BlockReader(limits.secretBlockBytes, limits.secretLengthMax)
  const search = new StreamSearch(options.isBinary === true, onFound)
  for await (const chunk of chunks) {
    for (const block of reader.add(chunk)) search.search(block)
  }
  const last = reader.end()
  search.search(last)
  return { bytes: last.offset + last.ownEnd, lines: search.countLines() }
}

class StreamSearch {
  readonly #isBinary: boolean
  readonly #onFound: (sighting: StreamSighting) => void
  readonly #lines = new LineTracker()
  #encoding: StreamEncoding | undefined

  constructor(isBinary: boolean, onFound: (sighting: StreamSighting) => void) {
    this.#isBinary = isBinary
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
