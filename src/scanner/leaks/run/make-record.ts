/** Decides what is kept of a sighting: the secret itself only where it is to be used. */
import { createHmac } from 'node:crypto'
import { findAllowance } from '../../find-allowance.ts'
import type { FoundSecret } from '../../secrets/found-secret.ts'
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
  const isStrong = !found.isGeneric && secret.length >= STRONG_LENGTH
  return {
    ...told,
    ...sighting,
    digest,
    mark: isStrong ? digest : digest.slice(0, WEAK_MARK_LENGTH),
    ...(keepsSecrets ? { secret } : {}),
    snippet: showLine(line, secret, found.masked),
    allowance: findAllowance(line, found.ruleId) ?? findAllowance(lineBefore, found.ruleId),
  }
}
