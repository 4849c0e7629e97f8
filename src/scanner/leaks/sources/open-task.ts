/** Decides how what a source gave is opened: one content after the other, each with its place. */

import { basename } from 'node:path'
import type { Readable } from 'node:stream'
import { limits } from '../../../base/limits.ts'
import { asBuffer } from '../content/as-buffer.ts'
import { bufferContent } from '../content/buffer-content.ts'
import type { Content } from '../content/content.ts'
import { openFileContent } from '../content/open-file-content.ts'
import { streamContent } from '../content/stream-content.ts'
import { UnreadableError } from '../content/unreadable-error.ts'
import type { Place } from '../place.ts'
import { readGitBlobs } from './git-objects.ts'
import type { BlobsTask, FileTask, LeakTask, LineRange, OnSkip } from './leak-task.ts'
import type { GitOptions } from './run-git.ts'

export interface OpenOptions extends GitOptions {
  /** Of the process; only the main thread has it. */
  readonly stdin?: Readable
  readonly onSkip: OnSkip
}

export interface OpenedContent {
  /** Closed as soon as the next one is asked for. */
  readonly content: Content
  readonly place: Place
  /** Only secrets on these lines count. */
  readonly addedLines?: readonly LineRange[]
}

export async function* openTask(
  task: LeakTask,
  options: OpenOptions,
): AsyncGenerator<OpenedContent> {
  for await (const opened of openEach(task, options)) {
    try {
      yield opened
    } finally {
      await opened.content.close()
    }
  }
}

async function* openEach(task: LeakTask, options: OpenOptions): AsyncGenerator<OpenedContent> {
  if (task.kind === 'blobs') yield* openBlobs(task, options)
  else if (task.kind === 'file') {
    const place = { path: task.shown, entries: [] }
    try {
      yield { content: await openFile(task), place }
    } catch (error) {
      if (!(error instanceof UnreadableError)) throw error
      options.onSkip(place, error.message)
    }
  } else if (options.stdin !== undefined) {
    yield { content: streamContent('stdin', options.stdin), place: { path: 'stdin', entries: [] } }
  }
}

function openFile({ path }: FileTask): Promise<Content> {
  return openFileContent(typeof path === 'string' ? path : asBuffer(path))
}

async function* openBlobs(task: BlobsTask, options: OpenOptions): AsyncGenerator<OpenedContent> {
  for await (const { blob, chunks } of readGitBlobs(task.repository, task.blobs, options)) {
    const { path, size, commit, turn, addedLines } = blob
    const place = { path, entries: [], ...(commit && { commit }), ...(turn && { turn }) }
    if (chunks === null) {
      options.onSkip(place, 'is missing or damaged in the repository')
      continue
    }
    try {
      const isLarge = size > limits.contentMemoryBytesMax
      const content = isLarge
        ? streamContent(basename(path), chunks, size)
        : bufferContent(basename(path), await collect(chunks))
      yield { content, place, ...(addedLines && { addedLines }) }
    } catch (error) {
      if (!(error instanceof UnreadableError)) throw error
      options.onSkip(place, error.message)
    }
  }
}

async function collect(chunks: AsyncIterable<Buffer>): Promise<Buffer> {
  const all: Buffer[] = []
  for await (const chunk of chunks) all.push(chunk)
  return Buffer.concat(all)
}
