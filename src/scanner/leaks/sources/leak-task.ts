/** Says what a source gives to be searched, in a form that can be handed to a worker thread. */

import type { Commit } from '../../finding.ts'
import type { StreamPart } from '../../secrets/find-in-stream.ts'
import type { Place } from '../place.ts'
import type { FoldingLanguage } from '../texts/folding/fold-strings.ts'

export type LeakTask = FileTask | BlobsTask | StdinTask

/** A regular file. */
export interface FileTask {
  readonly kind: 'file'
  /** To open it by; bytes where its name is no valid UTF-8. */
  readonly path: string | Uint8Array
  /** Place: relative to the working directory, with `/`; a URL for a large file from the web. */
  readonly shown: string
  /** Bytes, when it was found. */
  readonly size: number
  /** Left out: all of it. */
  readonly part?: FilePart
}

/** Of a long text, what one thread reads. */
export interface FilePart extends StreamPart {
  /** Number of the file among those that are read in parts, and of the part in it, from 0. */
  readonly file: number
  readonly index: number
  readonly count: number
  readonly bytes: number
  readonly isBinary: boolean
  readonly language: FoldingLanguage | null
}

/** Some files of git, together because one process reads them one after another. */
export interface BlobsTask {
  readonly kind: 'blobs'
  /** Any folder of the repository, or the folder of a bare one. */
  readonly repository: string
  readonly blobs: readonly GitBlob[]
}

export interface GitBlob {
  /** 40 or 64 hexadecimal digits. */
  readonly id: string
  /** Within the tree, with `/`; where it was first seen. */
  readonly path: string
  /** Bytes. */
  readonly size: number
  /** What first brought it in; left out for what is only staged. */
  readonly commit?: Commit
  /** Counts contents of a history from the oldest on. */
  readonly turn?: number
  /** Of what is staged, or of a range: lines that are new, first and last from 1. */
  readonly addedLines?: readonly LineRange[]
}

export type LineRange = readonly [first: number, last: number]

/** Standard input, which only the main thread has. */
export interface StdinTask {
  readonly kind: 'stdin'
}

/** Told of whatever is not looked into; the reason is a sentence without a full stop. */
export type OnSkip = (place: Place, reason: string) => void
