/** Reads what is compressed as a whole: gzip, Zstandard and Brotli; what is within has its name. */
import type { Transform } from 'node:stream'
import { createBrotliDecompress, createGunzip, createZstdDecompress } from 'node:zlib'
import { limits } from '../../../base/limits.ts'
import type { ContentReader } from '../leak-sink.ts'
import { placeWithin } from '../place.ts'
import { decodeStream } from './decode-stream.ts'
import { handEntry, streamPacked } from './hand-entry.ts'
import { nameEntry } from './name-entry.ts'

interface Compression {
  readonly name: string
  readonly suffix: RegExp
  claims(head: Buffer, name: string): boolean
  createDecoder(): Transform & { readonly bytesWritten: number }
}

const options = { chunkSize: limits.contentChunkBytes }

export const gzipReader = createReader({
  name: 'gzip',
  suffix: /\.gz(?:ip)?$/i,
  claims: (head) => head[0] === 0x1f && head[1] === 0x8b && head[2] === 8,
  createDecoder: () => createGunzip(options),
})

export const zstdReader = createReader({
  name: 'zstd',
  suffix: /\.zstd?$/i,
  claims: (head) => head.length > 4 && head.readUInt32LE(0) === 0xfd2fb528,
  createDecoder: () => createZstdDecompress(options),
})

/** Brotli has no mark to know it by. */
export const brotliReader = createReader({
  name: 'brotli',
  suffix: /\.br$/i,
  claims: (_, name) => /\.br$/i.test(name),
  createDecoder: () => createBrotliDecompress(options),
})

function createReader({ name, suffix, claims, createDecoder }: Compression): ContentReader {
  return {
    name,
    claims,
    async read(content, place, sink) {
      sink.opened(place)
      const { expansion, chunks } = streamPacked(content)
      const decoder = createDecoder()
      const within = nameWithin(content.name, suffix)
      const entry = {
        name: within,
        chunks: decodeStream(chunks, decoder),
        packedBytes: () => decoder.bytesWritten,
      }
      const failure = await handEntry(entry, placeWithin(place, within), sink, expansion)
      if (failure !== undefined) sink.skip(place, failure)
    },
  }
}

/** `logs/access.log.1.gz` holds `access.log.1`, and `x.tgz` holds `x.tar`. */
function nameWithin(name: string, suffix: RegExp): string {
  const last = name.split(/[\\/]/).at(-1) ?? name
  return nameEntry(last.replace(/\.(?:tgz|tzst|tbr)$/i, '.tar').replace(suffix, ''))
}
