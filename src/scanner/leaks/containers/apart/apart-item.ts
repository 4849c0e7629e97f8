/** Says what the process that reads hostile files and the one that asked it tell each other. */

export type ApartKind = 'sqlite' | 'pdf'

export interface ApartTask {
  readonly kind: ApartKind
  readonly path: string
  /** A database with a log of changes beside it. */
  readonly hasLog: boolean
}

export type ApartItem =
  /** A piece of a text; those of one entry follow each other. */
  | { readonly kind: 'text'; readonly entry: string; readonly text: string }
  /** A content of its own. */
  | {
      readonly kind: 'bytes'
      readonly entry: string
      readonly name: string
      readonly bytes: Uint8Array
    }
  /** Null for the file as a whole. */
  | { readonly kind: 'skip'; readonly entry: string | null; readonly reason: string }

/** `opened`: the file is held open, or read, and needs its name no longer. */
export type ApartStep = ApartItem | 'opened'

/** A task is answered by its first items; `more` asks for the next ones. */
export type ApartRequest = ApartTask | 'more'

export type ApartAnswer =
  | { readonly items: readonly ApartItem[]; readonly isLast: boolean }
  /** Nothing more is to be had of the process either. */
  | { readonly failure: string }
