/** Decides which files below the given paths are offered as source code. */
import { relative } from 'node:path'
import { limits } from '../../base/limits.ts'
import { openFileContent } from '../leaks/content/open-file-content.ts'
import { UnreadableError } from '../leaks/content/unreadable-error.ts'
import type { OnSkip } from '../leaks/sources/leak-task.ts'
import { walkDirectory } from '../leaks/sources/walk-directory.ts'
import { readWhole } from '../leaks/texts/read-whole.ts'
import type { CodeInput } from './read-code.ts'

export interface ListOptions {
  /** Also what `.gitignore` leaves out. */
  readonly all: boolean
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly signal: AbortSignal
  readonly onSkip: OnSkip
}

/** A file that lies below two of the paths is offered once. */
export async function* listCodeFiles(
  roots: readonly string[],
  options: ListOptions,
): AsyncGenerator<CodeInput> {
  const seen = new Set<string>()
  for (const root of roots) {
    for await (const { path, shown, size } of walkDirectory(root, options)) {
      if (typeof path !== 'string' || seen.has(path)) continue
      seen.add(path)
      const within = relative(root, path).replaceAll('\\', '/') || shown
      yield { path: shown, within, size, read: () => readText(path) }
    }
  }
}

/** It may have become a link, a pipe or a longer file since it was found. */
async function readText(path: string): Promise<string> {
  const content = await openFileContent(path)
  try {
    const { bytes } = await readWhole(content.stream(), limits.codeFileBytesMax)
    if (bytes === undefined) throw new UnreadableError('has grown')
    return bytes.toString('utf8')
  } finally {
    await content.close()
  }
}
