/** Decides where a text holds secrets, and of which format; what it tells of them is masked. */
import { limits } from '../../base/limits.ts'
import { findInText } from './find-in-text.ts'
import type { SecretKind } from './secret-format.ts'

export interface SecretSighting {
  readonly formatId: string
  readonly provider: string
  /** What it is, as it stands in a sentence. */
  readonly title: string
  readonly kind: SecretKind
  /** A checksum or its structure shows that it was issued by the provider. */
  readonly isGenuine: boolean
  /** Known by its name and look alone. */
  readonly isGeneric: boolean
  readonly masked: string
  /** Of the secret itself, in characters of the text. */
  readonly index: number
  readonly length: number
}

/** The scanner of APIs tells keys in URLs by a rule of its own, which knows whose URL it is. */
const TOLD_ELSEWHERE = 'key-in-query-string'

/** In the order of the text; no two overlap. At most `limits.secretSightingsMax`. */
export function findSecrets(text: string): readonly SecretSighting[] {
  return findInText(text)
    .filter(({ ruleId }) => ruleId !== TOLD_ELSEWHERE)
    .slice(0, limits.secretSightingsMax)
    .map(({ ruleId, secret: _, ...told }) => ({ formatId: ruleId, ...told }))
}
