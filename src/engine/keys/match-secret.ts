/** Decides whether a presented text is one of a key's live secrets, by the digests at rest. */
import { equalsConstantTime } from '../../base/bytes.ts'
import type { KeyRecord, SecretVersion } from './key-record.ts'
import { findPepper, type Pepper, type PepperSet } from './pepper.ts'

/** Stands in for the digest of a key that does not exist, so that both take the same time. */
const NO_DIGEST = '0'.repeat(64)

/** True when a secret has Keyward's own form, in which the id of the key stands. */
export function hasOwnForm({ secrets }: KeyRecord): boolean {
  return secrets.some(isOwnForm)
}

/** Secrets that were imported have any form, and are found by their look-up. */
function isOwnForm({ algorithm, lookup }: SecretVersion): boolean {
  return algorithm === 'hmac-sha256' && lookup === null
}

/**
 * The version that `text` is, be it one that has ended. All are compared, whichever matches; it
 * is hashed once for each pepper, so that a rotation under way does not show in the time.
 */
export function findMatchingSecret(
  peppers: PepperSet,
  key: KeyRecord,
  text: string,
): SecretVersion | undefined {
  let found: SecretVersion | undefined
  let hashedBy: Pepper | undefined
  let digest = ''
  for (const secret of key.secrets) {
    if (!isOwnForm(secret)) continue
    const pepper = findPepper(peppers, secret.pepperId)
    if (pepper === undefined) continue
    if (pepper !== hashedBy) digest = pepper.hmac(text)
    hashedBy = pepper
    if (equalsConstantTime(secret.digest, digest)) found = secret
  }
  return found
}

/** Spends the time of one comparison on a key that does not exist. */
export function matchNothing(peppers: PepperSet, text: string): false {
  equalsConstantTime(NO_DIGEST, peppers.current.hmac(text))
  return false
}
