/** Says what a search for leaks may be told: where to look, how far, and with which rules. */
import type { Clock } from '../../base/clock.ts'

export interface LeakSettings {
  readonly targets: readonly LeakTarget[]
  /** Files that `.gitignore` leaves out are read too. */
  readonly readsIgnored: boolean
  /** Further origins whose scripts belong to a page, such as `https://cdn.example.com`. */
  readonly allowedOrigins: readonly string[]
  /** The sent User-Agent field, where URLs are fetched. */
  readonly userAgent: string
  readonly onlyRules?: readonly string[] | undefined
  readonly skippedRules?: readonly string[] | undefined
  /** Secrets are kept in memory, to be tried or revoked. */
  readonly keepsSecrets: boolean
  readonly fingerprintKey: string
  /** Worker threads at most; 1: everything in this one. */
  readonly workers: number
}

export type LeakTarget =
  /** A folder or a file; as given, and shown so. */
  | { readonly kind: 'path'; readonly path: string }
  | { readonly kind: 'url'; readonly url: string }
  | { readonly kind: 'stdin' }
  /** Every commit of a repository, or those of a range such as `origin/main..HEAD`. */
  | { readonly kind: 'history'; readonly path: string; readonly range?: string | undefined }
  /** What the next commit would add. */
  | { readonly kind: 'staged'; readonly path: string }

export interface LeakEnvironment {
  readonly clock: Clock
  readonly version: string
  readonly randomBytes: (count: number) => Uint8Array
  /** Of the process: git needs its PATH. */
  readonly variables: Readonly<Record<string, string | undefined>>
  readonly standardInput: AsyncIterable<Buffer>
  readonly onProgress?: (progress: LeakProgress) => void
  /** Aborted by Ctrl-C: the report so far follows. */
  readonly signal: AbortSignal
}

export interface LeakProgress {
  readonly files: number
  readonly bytes: number
  readonly leaks: number
  /** The path that is being read. */
  readonly doing: string
}
