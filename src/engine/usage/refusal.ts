/** Says what is remembered of refused use of a secret that has ended, until it is written. */
import type { KeyRecord, SecretVersion } from '../keys/key-record.ts'

/** Who presented it, as far as anybody can say. */
export interface PresentedFrom {
  readonly address: string | undefined
  /** As sent, cut by `readUserAgent`. */
  readonly userAgent?: string | undefined
}

export type RefusedKey = Pick<KeyRecord, 'id' | 'apiId' | 'exposedAtMs' | 'exposedIn'>

export type EndedSecret = Pick<SecretVersion, 'version' | 'createdAtMs' | 'expiresAtMs'>

/** Of one secret, since it was written last. */
export interface Refusal {
  readonly key: RefusedKey
  readonly secret: EndedSecret
  count: number
  firstAtMs: number
  lastAtMs: number
  address: string | undefined
  userAgent: string | undefined
}
