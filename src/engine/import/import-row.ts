/** Says what can be imported: keys in the clear, or digests that another system kept of them. */
import type { SecretText } from '../../base/secret-text.ts'
import type { KeySettings } from '../keys/key-settings.ts'

/** `hmac-sha256` needs the secret that it was made with, see `ImportRequest.hmacSecret`. */
export type ImportedHashAlgorithm = 'sha256' | 'hmac-sha256' | 'bcrypt' | 'argon2id'

export type ImportedCredential =
  | { readonly kind: 'raw'; readonly text: SecretText }
  | { readonly kind: 'hash'; readonly algorithm: ImportedHashAlgorithm; readonly hash: string }

export interface ImportRow {
  readonly credential: ImportedCredential
  readonly settings: Partial<KeySettings>
}

export type ImportProblem =
  | 'empty'
  | 'too_short'
  | 'too_long'
  | 'not_printable'
  | 'malformed_hash'
  | 'too_many_slow_hashes'
  | 'duplicate'
  | 'invalid_settings'
  | 'weak'

/** What became of one row. `weak` alone does not refuse it; it is pointed out. */
export interface ImportRowReport {
  /** Position in the input, from 1. */
  readonly row: number
  readonly status: 'imported' | 'would_import' | 'already_imported' | 'refused'
  readonly keyId: string | null
  readonly name: string
  /** Never more than a few characters of a long key. */
  readonly hint: string
  readonly problems: readonly { readonly code: ImportProblem; readonly message: string }[]
}

export interface ImportReport {
  readonly dryRun: boolean
  readonly imported: number
  readonly alreadyImported: number
  readonly refused: number
  readonly weak: number
  readonly rows: readonly ImportRowReport[]
}
