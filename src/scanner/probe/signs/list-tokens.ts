/** Decides which given keys are tokens (JWT), those that opened something first. */
import type { KeyPlacement } from '../../scan-settings.ts'
import type { ProvenKey, ScanContext } from '../scan-context.ts'
import { parseJwt } from './parse-jwt.ts'

/** RFC 6750 §2.1, where nothing better is known. */
const BEARER: KeyPlacement = { in: 'header', name: 'Authorization', scheme: 'Bearer ' }

/** Without those that were given as revoked: what they say is over. */
export function listTokens(scan: ScanContext): readonly ProvenKey[] {
  const declared = scan.document !== null || scan.settings.keyPlacement !== undefined
  const placement = declared ? scan.placement : BEARER
  const unproven = scan.unprovenKeys.map((key) => ({ ...key, placement }))
  return [...scan.keys, ...unproven].filter(
    ({ text, isRevoked }) => isRevoked !== true && parseJwt(text) !== null,
  )
}
