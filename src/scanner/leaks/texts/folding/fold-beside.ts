/** Decides in which pieces code of any length is folded, while it streams by to be searched. */
import { PART_OVERLAP, PART_STEP, type StreamPart } from '../../../secrets/find-in-stream.ts'
import { type AssembledSecret, findAssembledSecrets } from './find-assembled-secrets.ts'
import type { FoldingLanguage } from './fold-strings.ts'

/** Where a stretch of code ends, its beginning counted as line 1 and column 1. */
export interface FoldedEnd {
  readonly line: number
  readonly column: number
}

/** Yields the chunks as they come, and tells what it found in between and at the end. */
export async function* foldBeside(
  chunks: AsyncIterable<Buffer>,
  language: FoldingLanguage,
  tell: (secret: AssembledSecret) => void,
  { offset, isEnd }: StreamPart = { offset: 0, isEnd: true },
  tellEnd: (end: FoldedEnd) => void = () => {},
): AsyncGenerator<Buffer> {
  let pieces: Buffer[] = []
  let size = 0
  let line = 1
  let column = 1
  const fold = async (block: Buffer): Promise<void> => {
    for (const secret of await findAssembledSecrets(block.toString(), language)) {
      const isFirst = secret.line === 1
      tell({
        ...secret,
        line: line + secret.line - 1,
        column: secret.column + (isFirst ? column - 1 : 0),
      })
    }
    const end = block.lastIndexOf(0x0a)
    line += countLineEnds(block)
    column = block.toString('utf8', end + 1).length + (end < 0 ? column : 1)
  }
  /** The end of the step before, in what is held: it is cut where the next part would cut it. */
  let begin = 0
  let isCut = offset === 0
  for await (const chunk of chunks) {
    yield chunk
    pieces.push(chunk)
    size += chunk.length
    while (size >= begin + PART_STEP + PART_OVERLAP) {
      const block = Buffer.concat(pieces)
      const to = findCut(block, begin + PART_STEP)
      await fold(block.subarray(isCut ? 0 : findCut(block, 0), to))
      isCut = true
      pieces = [block.subarray(to)]
      size = block.length - to
      begin += PART_STEP - to
    }
  }
  const block = Buffer.concat(pieces)
  const from = isCut ? 0 : findCut(block, 0)
  if (isEnd && size > from) await fold(block.subarray(from))
  tellEnd({ line, column })
}

/** Behind the first statement or line that ends there; else in the middle of one. */
function findCut(block: Buffer, at: number): number {
  const stretch = block.subarray(at, at + PART_OVERLAP)
  const ends = [stretch.indexOf(0x0a), stretch.indexOf(0x3b)].filter((end) => end >= 0)
  return ends.length === 0 ? at : at + Math.min(...ends) + 1
}

function countLineEnds(block: Buffer): number {
  let count = 0
  for (let at = block.indexOf(0x0a); at >= 0; at = block.indexOf(0x0a, at + 1)) count++
  return count
}
