/** Decides from a patch which lines of each new content were not in the one before. */
import type { Readable } from 'node:stream'
import type { LineRange } from './leak-task.ts'
import { type GitOptions, spawnGit } from './run-git.ts'

/** By `<id before> <id now>`: paths are the author's choice, and could look like hunks. */
type AddedLines = ReadonlyMap<string, readonly LineRange[]>

/** `args` make git write a patch without context, with whole ids. */
export async function readAddedLines(
  repository: string,
  args: readonly string[],
  options: GitOptions & { readonly input?: string },
): Promise<AddedLines> {
  const git = spawnGit(repository, args, options)
  git.stdin.end(options.input ?? '')
  const found = new Map<string, LineRange[]>()
  let current: LineRange[] | undefined
  try {
    for await (const line of beginningsOfLines(git.stdout)) {
      const ids = /^index ([0-9a-f]{40,64})\.\.([0-9a-f]{40,64})(?: \d+)?$/.exec(line)
      if (ids !== null) {
        current = []
        found.set(`${ids[1]} ${ids[2]}`, current)
      }
      const hunk = /^@@ -\d+(?:,\d+)? \+(\d+)(?:,(\d+))? @@/.exec(line)
      if (hunk === null) continue
      const first = Number(hunk[1])
      const count = Number(hunk[2] ?? 1)
      if (count > 0) current?.push([first, first + count - 1])
    }
    await git.isDone
  } finally {
    git.kill()
  }
  return found
}

/** Longer than the header of a hunk needs; of a line that has no end no more is kept. */
const KEPT_LENGTH = 200

/** Every line of content begins with `+`, `-` or a backslash, so its rest cannot matter. */
async function* beginningsOfLines(output: Readable): AsyncGenerator<string> {
  let line = ''
  for await (const chunk of output) {
    if (!Buffer.isBuffer(chunk)) continue
    let start = 0
    for (let end = chunk.indexOf(0x0a); end >= 0; end = chunk.indexOf(0x0a, start)) {
      yield line + chunk.toString('latin1', start, Math.min(end, start + KEPT_LENGTH))
      line = ''
      start = end + 1
    }
    if (line.length < KEPT_LENGTH) {
      line += chunk.toString('latin1', start, Math.min(chunk.length, start + KEPT_LENGTH))
    }
  }
}
