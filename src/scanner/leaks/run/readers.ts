/** Says which forms of content are known; the first that claims one reads it. */
import { binaryReaders } from '../binaries/binary-readers.ts'
import { pdfReader, sqliteReader } from '../containers/apart-readers.ts'
import { arReader } from '../containers/ar-reader.ts'
import { asarReader } from '../containers/asar-reader.ts'
import { brotliReader, gzipReader, zstdReader } from '../containers/compressed-readers.ts'
import { officeReader } from '../containers/office-reader.ts'
import { tarReader } from '../containers/tar-reader.ts'
import { unreadReader } from '../containers/unread-reader.ts'
import { zipReader } from '../containers/zip-reader.ts'
import type { ContentReader } from '../leak-sink.ts'
import { envReader } from '../texts/env/read-env.ts'
import { codeReader } from '../texts/folding/read-code.ts'
import { harReader } from '../texts/har/read-har.ts'
import { logReader } from '../texts/logs/read-log.ts'
import { sourceMapReader } from '../texts/maps/read-source-map.ts'
import { notebookReader } from '../texts/notebooks/read-notebook.ts'

/** What is known by its first bytes for sure comes first, text that may be anything last. */
export const contentReaders: readonly ContentReader[] = [
  officeReader,
  zipReader,
  gzipReader,
  zstdReader,
  brotliReader,
  tarReader,
  arReader,
  asarReader,
  sqliteReader,
  pdfReader,
  unreadReader,
  ...binaryReaders,
  harReader,
  notebookReader,
  sourceMapReader,
  envReader,
  codeReader,
  logReader,
]
