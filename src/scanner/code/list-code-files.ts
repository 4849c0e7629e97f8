/** Decides which files below the given paths are offered as source code. */
import { readFile } from 'node:fs/promises'
import { relative } from 'node:path'
import type { OnSkip } from '../leaks/sources/leak-task.ts'
import { walkDirectory } from '../leaks/sources/walk-directory.ts'
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
      yield { path: shown, within, size, read: () => readFile(path, 'utf8') }
    }
  }
}
