/** Decides how a stream is looked into: its head loses nothing, and it is kept only when asked. */

import { limits } from '../../../base/limits.ts'
import { asBuffer } from './as-buffer.ts'
import type { Content } from './content.ts'
import { type KeptStream, keepStream } from './keep-stream.ts'

export function streamContent(
  name: string,
  stream: AsyncIterable<Uint8Array>,
  size?: number,
): Content {
  const source = stream[Symbol.asyncIterator]()
  const seen: Buffer[] = []
  let seenBytes = 0
  let isTaken = false
  let kept: KeptStream | undefined

  async function next(): Promise<Buffer | undefined> {
    const { done, value } = await source.next()
    return done === true ? undefined : asBuffer(value)
  }

  async function* takeAll(): AsyncGenerator<Buffer> {
    if (isTaken) throw new Error(`the stream of ${name} was read already`)
    isTaken = true
    yield* seen.splice(0)
    for (let chunk = await next(); chunk !== undefined; chunk = await next()) yield chunk
  }

  return {
    name,
    size,
    async head() {
      if (kept !== undefined) return kept.access.read(0, limits.contentHeadBytes)
      while (!isTaken && seenBytes < limits.contentHeadBytes) {
        const chunk = await next()
        if (chunk === undefined) break
        seen.push(chunk)
        seenBytes += chunk.length
      }
      return joinHead(seen)
    },
    stream: () => kept?.stream() ?? takeAll(),
    async open() {
      kept ??= await keepStream(takeAll())
      return kept.access
    },
    async close() {
      try {
        await source.return?.()
      } finally {
        await kept?.remove()
      }
    },
  }
}

function joinHead(pieces: readonly Buffer[]): Buffer {
  const [first] = pieces
  const joined = pieces.length === 1 && first !== undefined ? first : Buffer.concat(pieces)
  return joined.subarray(0, limits.contentHeadBytes)
}
