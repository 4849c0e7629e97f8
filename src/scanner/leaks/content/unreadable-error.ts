/** Decides how it is told in a sentence why a content cannot be read. */

/** Its message is a reason for `LeakSink.skip`: a sentence without a full stop. */
export class UnreadableError extends Error {
  override readonly name = 'UnreadableError'
}

/** By the codes of the file system and of zlib; their own messages hold paths and jargon. */
const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'may not be read: permission is missing',
  EPERM: 'may not be read: permission is missing',
  ENOENT: 'vanished before it was read',
  ENOTDIR: 'vanished before it was read',
  ESTALE: 'vanished before it was read',
  ELOOP: 'is a symbolic link, which is not followed',
  EMLINK: 'is a symbolic link, which is not followed',
  EISDIR: 'is a directory',
  ENAMETOOLONG: 'has a name that is too long',
  EMFILE: 'could not be opened: too many files are open',
  ENFILE: 'could not be opened: too many files are open',
  ENOSPC: 'could not be kept: the disk for temporary files is full',
  EIO: 'could not be read: the disk reports an error',
  Z_BUF_ERROR: 'is truncated: its compressed data ends early',
  Z_DATA_ERROR: 'is broken: its compressed data makes no sense',
  Z_NEED_DICT: 'is compressed with a dictionary, which is not here',
  Z_MEM_ERROR: 'asks for more memory than there is',
}

const COMPRESSED = /^(?:Z_|ZSTD_|ERR_(?:__ZSTD|__?BROTLI|_ERROR|PADDING|ZLIB|BUFFER_TOO))/

export function explainFailure(error: unknown): string {
  if (error instanceof UnreadableError) return error.message
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const reason = REASONS[code]
  if (reason !== undefined) return reason
  if (COMPRESSED.test(code)) return 'is broken: its compressed data makes no sense'
  return code === '' ? 'is broken and could not be read' : `could not be read (${code})`
}
