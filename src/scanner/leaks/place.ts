/** Decides how a place is told in which a leak was seen: a file, what lies in it, and the line. */
import { basename } from 'node:path'
import type { Commit, Location, OriginalLocation } from '../finding.ts'

/** Where a content comes from. */
export interface Place {
  /** As given or walked: a path with `/`, a URL, `stdin`, or a path within the tree of git. */
  readonly path: string
  /** Names within it, outermost first: `['assets/lib.jar', 'Main.class']`; empty for the file. */
  readonly entries: readonly string[]
  /** Of git history: what first brought it in. */
  readonly commit?: Commit
  /** Of git history: counts contents from the oldest on; dates are anybody's choice. */
  readonly turn?: number
}

export interface Position {
  /** From 1. */
  readonly line?: number | undefined
  readonly column?: number | undefined
  readonly original?: OriginalLocation | undefined
}

/** Of a file that lies in nothing else. */
export function placeOf(path: string): Place {
  return { path, entries: [] }
}

export function placeWithin(place: Place, entry: string): Place {
  return { ...place, entries: [...place.entries, entry] }
}

/** `container` is the chain of archives and entries, such as `base.apk!classes.dex`. */
export function locate(place: Place, { line, column, original }: Position): Location {
  const { path, entries, commit } = place
  const container = [basename(path), ...entries].join('!')
  return {
    path,
    ...(line === undefined ? {} : { line }),
    ...(column === undefined ? {} : { column }),
    ...(entries.length === 0 ? {} : { container }),
    ...(original === undefined ? {} : { original }),
    ...(commit === undefined ? {} : { commit }),
  }
}
