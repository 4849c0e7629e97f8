/** Decides what is kept of a sighting: the secret itself only where it is to be used. */
import { createHmac } from 'node:crypto'
import { findAllowance } from '../../find-allowance.ts'
import type { FoundSecret } from '../../secrets/found-secret.ts'
import { looksRandom } from '../../secrets/measure-entropy.ts'
import type { LeakRecord } from './leak-record.ts'
import { showLine } from './show-line.ts'

export interface Sighting
  extends Pick<LeakRecord, 'place' | 'position' | 'seen' | 'reader' | 'occurrences'> {
  readonly found: FoundSecret
  /** The line that it stands on, and the one before; empty where there are none. */
  readonly line: string
  readonly lineBefore: string
}

export interface RecordSettings {
  /** Keys the digests, and with them the fingerprints. */
  readonly fingerprintKey: string
  readonly keepsSecrets: boolean
}

/** Of weaker secrets a fingerprint tells less, so that no guess can be confirmed by it. */
const STRONG_LENGTH = 20
const WEAK_MARK_LENGTH = 4

export function makeRecord(
  { found, line, lineBefore, ...sighting }: Sighting,
  { fingerprintKey, keepsSecrets }: RecordSettings,
): LeakRecord {
  const { secret, ...told } = found
  const digest = createHmac('sha256', fingerprintKey).update(secret).digest('hex')
  return {
    ...told,
    ...sighting,
    digest,
    mark: !found.isGeneric && isStrong(secret) ? digest : digest.slice(0, WEAK_MARK_LENGTH),
    ...(keepsSecrets ? { secret } : {}),
    snippet: showLine(line, secret, found.masked),
    allowance: findAllowance(line, found.ruleId) ?? findAllowance(lineBefore, found.ruleId),
  }
}

/** In base64, a name and a password look random, though they can be guessed. */
function isStrong(secret: string): boolean {
  if (secret.length < STRONG_LENGTH || !looksRandom(secret)) return false
  return !/^[\x20-\x7e]{1,300}$/.test(Buffer.from(secret, 'base64').toString('latin1'))
}
