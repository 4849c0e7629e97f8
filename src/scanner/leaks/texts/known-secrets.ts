/** Decides which secrets of a known format a short text holds. */
import { findInText } from '../../secrets/find-in-text.ts'
import type { FoundSecret } from '../../secrets/found-secret.ts'

export interface PlacedSecret {
  readonly found: FoundSecret
  /** UTF-16 code units from the beginning of the text. */
  readonly index: number
}

/** Without what is known by its name alone: that is judged by whoever knows the place. */
export function listKnownSecrets(text: string): readonly PlacedSecret[] {
  if (text.length < SHORTEST) return []
  return findInText(text)
    .filter(({ isGeneric }) => !isGeneric)
    .map(({ ruleId, provider, title, kind, isGenuine, isGeneric, masked, secret, index }) => ({
      found: { ruleId, provider, title, kind, isGenuine, isGeneric, masked, secret },
      index,
    }))
}

/** No format is shorter. */
const SHORTEST = 12
