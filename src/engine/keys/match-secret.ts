/** Decides whether a presented text is one of a key's live secrets, by the digests at rest. */
import { equalsConstantTime } from '../../base/bytes.ts'
import type { KeyRecord, SecretVersion } from './key-record.ts'
import { findPepper, type PepperSet } from './pepper.ts'

/** Stands in for the digest of a key that does not exist, so that both take the same time. */
const NO_DIGEST = '0'.repeat(64)

/** The version that `text` is, if it has not ended. All are compared, whichever matches. */
export function findMatchingSecret(
  peppers: PepperSet,
  key: KeyRecord,
  text: string,
  nowMs: number,
): SecretVersion | undefined {
  let found: SecretVersion | undefined
  for (const secret of key.secrets) {
    if (secret.expiresAtMs !== null && nowMs >= secret.expiresAtMs) continue
    if (secret.algorithm !== 'hmac-sha256') continue
    const pepper = findPepper(peppers, secret.pepperId)
    if (pepper === undefined) continue
    if (equalsConstantTime(secret.digest, pepper.hmac(text))) found = secret
  }
  return found
}

/** Spends the time of one comparison on a key that does not exist. */
export function matchNothing(peppers: PepperSet, text: string): false {
  equalsConstantTime(NO_DIGEST, peppers.current.hmac(text))
  return false
}
