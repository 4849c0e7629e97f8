/** Says which forms of content are known; the first that claims one reads it. */
import { binaryReaders } from '../binaries/binary-readers.ts'
import { brotliReader, gzipReader, zstdReader } from '../containers/compressed-readers.ts'
import { tarReader } from '../containers/tar-reader.ts'
import { unreadReader } from '../containers/unread-reader.ts'
import { zipReader } from '../containers/zip-reader.ts'
import type { ContentReader } from '../leak-sink.ts'

export const contentReaders: readonly ContentReader[] = [
  zipReader,
  gzipReader,
  zstdReader,
  brotliReader,
  tarReader,
  unreadReader,
  ...binaryReaders,
]
