/** Decides in which pieces code of any length is folded, while it streams by to be searched. */
import { limits } from '../../../../base/limits.ts'
import { type AssembledSecret, findAssembledSecrets } from './find-assembled-secrets.ts'
import type { FoldingLanguage } from './fold-strings.ts'
import { mayAssemble } from './may-assemble.ts'

/** Yields the chunks as they come, and tells what it found in between and at the end. */
export async function* foldBeside(
  chunks: AsyncIterable<Buffer>,
  language: FoldingLanguage,
  tell: (secret: AssembledSecret) => void,
): AsyncGenerator<Buffer> {
  let pieces: Buffer[] = []
  let size = 0
  let line = 1
  let column = 1
  const fold = async (block: Buffer): Promise<void> => {
    // Asked of the bytes, because most code is not even decoded.
    const secrets = mayAssemble(block) ? await findAssembledSecrets(block.toString(), language) : []
    for (const secret of secrets) {
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
  for await (const chunk of chunks) {
    yield chunk
    pieces.push(chunk)
    size += chunk.length
    if (size < limits.foldedBlockBytes) continue
    const block = Buffer.concat(pieces)
    const cut = findCut(block)
    await fold(block.subarray(0, cut))
    pieces = [block.subarray(cut)]
    size = block.length - cut
  }
  if (size > 0) await fold(Buffer.concat(pieces))
}

/** Behind the last statement or line that ends in the last part; else in the middle of one. */
function findCut(block: Buffer): number {
  const end = Math.max(block.lastIndexOf(0x0a), block.lastIndexOf(0x3b)) + 1
  return end > block.length - limits.foldedWholeLengthMax ? end : block.length
}

function countLineEnds(block: Buffer): number {
  let count = 0
  for (let at = block.indexOf(0x0a); at >= 0; at = block.indexOf(0x0a, at + 1)) count++
  return count
}
