/** Decides how the public key of whoever signs notes is written (C2SP signed-note, "vkey"). */
import { createPublicKey, hash as digest, type KeyObject } from 'node:crypto'
import { decodeBase64 } from './decode-base64.ts'

/** The only type of signature that we make or check. */
const ED25519 = 0x01

export interface VerifierKey {
  readonly name: string
  /** First four bytes of a hash over name and key, hex: tells keys apart, proves nothing. */
  readonly id: string
  readonly publicKey: KeyObject
  /** The same key may have several names: this is the key itself, base64. */
  readonly material: string
}

/** `material`: the 32 bytes of an Ed25519 public key, base64. */
export function createVerifierKey(name: string, material: string): VerifierKey {
  const bytes = Buffer.from(material, 'base64')
  const hashed = Buffer.concat([Buffer.from(`${name}\n`), Buffer.of(ED25519), bytes])
  const x = bytes.toString('base64url')
  const publicKey = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' })
  return { name, id: digest('sha256', hashed, 'hex').slice(0, 8), publicKey, material }
}

export function formatVerifierKey({ name, id, material }: VerifierKey): string {
  const typed = Buffer.concat([Buffer.of(ED25519), Buffer.from(material, 'base64')])
  return `${name}+${id}+${typed.toString('base64')}`
}

/** Undefined unless it is the key of an Ed25519 signer, with the id that belongs to it. */
export function parseVerifierKey(text: string): VerifierKey | undefined {
  const [, name = '', id = '', typed = ''] = /^([^+]+)\+([0-9a-f]{8})\+(\S+)$/.exec(text) ?? []
  const bytes = decodeBase64(typed)
  if (!isKeyName(name) || bytes?.length !== 33 || bytes[0] !== ED25519) return undefined
  const key = createVerifierKey(name, bytes.subarray(1).toString('base64'))
  return key.id === id ? key : undefined
}

/** No space of any kind, no plus, no control character. */
export function isKeyName(name: string): boolean {
  return name !== '' && name.isWellFormed() && !/[\s+\u0085\p{Cc}]/u.test(name)
}

/** For people to compare: SHA-256 of the key, in groups of four. */
export function formatFingerprint({ material }: VerifierKey): string {
  const hex = digest('sha256', Buffer.from(material, 'base64'), 'hex')
  return `SHA256:${hex.replaceAll(/(.{4})(?!$)/g, '$1-')}`
}
