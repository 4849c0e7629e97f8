/** The port that keeps signing keys: what is kept of one, and how new ones are made. */
import type { JWK } from 'jose'

/** Ed25519 (RFC 8037) and ECDSA on P-256 (RFC 7518 §3.4). */
export const SIGNING_ALGORITHMS = ['EdDSA', 'ES256'] as const

export type SigningAlgorithm = (typeof SIGNING_ALGORITHMS)[number]

/** Published and waiting, in use, or published only for what it signed before. */
export const SIGNING_KEY_STATES = ['next', 'current', 'retired'] as const

export type SigningKeyState = (typeof SIGNING_KEY_STATES)[number]

export interface StoredSigningKey {
  readonly kid: string
  readonly algorithm: SigningAlgorithm
  readonly state: SigningKeyState
  /** With `kid`, `alg` and `use`, as it is published. */
  readonly publicJwk: JWK
  /** Null from its retirement on: nothing can be signed with it any more. */
  readonly privateJwk: JWK | null
  readonly createdAtMs: number
  /** Null: not yet. */
  readonly currentSinceMs: number | null
  /** Null: not yet. */
  readonly retiredAtMs: number | null
}

/** One change of the set, until the audit log has it. */
export interface SigningKeyChange {
  readonly algorithm: SigningAlgorithm
  /** Null: there was none. */
  readonly from: string | null
  readonly to: string
  readonly atMs: number
  readonly why: 'requested' | 'due' | 'compromised'
}

export interface SigningKeyFile {
  readonly keys: readonly StoredSigningKey[]
  /** Written with the change itself, so that a crash cannot lose what the log must tell. */
  readonly untold: readonly SigningKeyChange[]
}

export interface SigningKeyStore {
  read(): SigningKeyFile
  /** Whole or not at all, durable when it returns. */
  write(file: SigningKeyFile): void
  /** A new pair, not kept yet. */
  create(algorithm: SigningAlgorithm): Pick<StoredSigningKey, 'kid' | 'publicJwk' | 'privateJwk'>
}
