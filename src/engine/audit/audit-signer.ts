/** Signs checkpoints and exports of the audit log, under the names that others know it by. */
import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto'
import { formatEvidenceSeal } from '../evidence/evidence-seal.ts'
import type { AuditHead } from './audit-storage.ts'
import { formatCheckpoint, formatOrigin } from './checkpoint.ts'
import { findMerkleRoot } from './merkle-range.ts'
import { signNote } from './signed-note.ts'
import { createVerifierKey, type VerifierKey } from './verifier-key.ts'

/** The key that a data directory signs its audit log with, as a private JWK (RFC 8037). */
export interface AuditKey {
  /** Twelve base62 characters: tells this Keyward from every other. */
  readonly authorityId: string
  readonly jwk: { readonly kty: 'OKP'; readonly crv: 'Ed25519'; readonly x: string; d: string }
}

export class AuditSigner {
  readonly authorityId: string
  readonly #privateKey: KeyObject
  readonly #material: string

  /** Throws when it is no Ed25519 key. */
  constructor({ authorityId, jwk }: AuditKey) {
    this.authorityId = authorityId
    this.#privateKey = createPrivateKey({ key: jwk, format: 'jwk' })
    const { x = '' } = createPublicKey(this.#privateKey).export({ format: 'jwk' })
    this.#material = Buffer.from(x, 'base64url').toString('base64')
  }

  /** The key by which exports are checked, and all logs of this authority with it. */
  get verifierKey(): VerifierKey {
    return createVerifierKey(nameExports(this.authorityId), this.#material)
  }

  /** The same key under the name of one log, as witnesses want it. */
  getLogKey(tenant: string): VerifierKey {
    return createVerifierKey(formatOrigin(this.authorityId, tenant), this.#material)
  }

  signHead({ tenant, size, frontier }: AuditHead): string {
    const origin = formatOrigin(this.authorityId, tenant)
    const text = formatCheckpoint({ origin, size, root: findMerkleRoot(frontier) })
    return signNote(text, { key: this.getLogKey(tenant), privateKey: this.#privateKey })
  }

  /** `sha256` of all that stands before the last line, hex. */
  signExport(bytes: number, sha256: string): string {
    const text = formatExportSeal(bytes, sha256)
    return this.#signAsSelf(text)
  }

  /** Of exactly these bytes. */
  signEvidence(file: Uint8Array): string {
    return this.#signAsSelf(formatEvidenceSeal(file, this.verifierKey))
  }

  #signAsSelf(text: string): string {
    return signNote(text, { key: this.verifierKey, privateKey: this.#privateKey })
  }
}

export function nameExports(authorityId: string): string {
  return `keyward/${authorityId}`
}

/** No checkpoint can be taken for it, nor it for one: the first line is no origin. */
export function formatExportSeal(bytes: number, sha256: string): string {
  return `keyward audit export\n${bytes}\n${Buffer.from(sha256, 'hex').toString('base64')}\n`
}
