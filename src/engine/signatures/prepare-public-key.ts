/** Decides with what the signatures of a key are verified: its public key, made ready once. */
import { createPublicKey, type KeyObject } from 'node:crypto'
import type { SecretVersion } from '../keys/key-record.ts'

const prepared = new WeakMap<SecretVersion, KeyObject>()

export function preparePublicKey(secret: SecretVersion): KeyObject {
  const known = prepared.get(secret)
  if (known !== undefined) return known
  const made = createPublicKey({
    key: { kty: 'OKP', crv: 'Ed25519', x: secret.digest },
    format: 'jwk',
  })
  prepared.set(secret, made)
  return made
}
