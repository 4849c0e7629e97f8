/** Decides how compressed bytes are undone, so that what comes before an error counts. */
import { once } from 'node:events'
import type { Transform } from 'node:stream'
import { limits } from '../../../base/limits.ts'
import type { RandomAccess } from '../content/content.ts'

export async function* streamRange(
  access: RandomAccess,
  start: number,
  end: number,
): AsyncGenerator<Buffer> {
  for (let offset = start; offset < end; ) {
    const chunk = await access.read(offset, Math.min(limits.contentChunkBytes, end - offset))
    if (chunk.length === 0) return
    yield chunk
    offset += chunk.length
  }
}

/** Throws what `decoder` says after the last byte that it made sense of. */
export async function* decodeStream(
  chunks: AsyncIterable<Buffer>,
  decoder: Transform,
): AsyncGenerator<Buffer> {
  const fed = feed(chunks, decoder)
  try {
    for await (const chunk of decoder) yield chunk
  } finally {
    decoder.destroy()
    await fed
  }
}

/**
 * The end is told in a step of its own: told together with the last bytes, it makes zlib throw
 * away what it has undone when these are not the last of the archive.
 */
async function feed(chunks: AsyncIterable<Buffer>, decoder: Transform): Promise<void> {
  const closed = once(decoder, 'close').catch(() => {})
  try {
    for await (const chunk of chunks) {
      const { promise: taken, resolve } = Promise.withResolvers<unknown>()
      decoder.write(chunk, resolve)
      await Promise.race([taken, closed])
      if (decoder.destroyed || decoder.readableEnded) return
    }
    decoder.end()
  } catch (error) {
    decoder.destroy(error instanceof Error ? error : new Error('its bytes cannot be read'))
  }
}
