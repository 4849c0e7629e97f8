/** Says what is known of a secret that was found; the only shape that holds it whole. */
import type { SecretKind } from './secret-format.ts'

/** Stays within the process: reports, logs and messages get `masked` only. */
export interface FoundSecret {
  /** Of its format, such as `stripe-secret-key`, or of the rule that knows it by its place. */
  readonly ruleId: string
  readonly provider: string
  /** What it is, as it stands in a sentence: `Stripe secret key`. */
  readonly title: string
  readonly kind: SecretKind
  /** A checksum or its structure shows that it was issued by the provider. */
  readonly isGenuine: boolean
  /** Known by its name and look alone. */
  readonly isGeneric: boolean
  readonly masked: string
  readonly secret: string
}

/** In a stream: where it begins, and the text round it, in which remarks may stand. */
export interface StreamSighting {
  readonly found: FoundSecret
  /** Bytes from the beginning of the stream. */
  readonly offset: number
  /** From 1; the column counts UTF-16 code units, as editors and SARIF do. */
  readonly line: number
  readonly column: number
  /** The whole line, or as much of it as `limits.sightingLineLength` allows. */
  readonly lineText: string
  /** The line before, in the same bounds; empty on the first. */
  readonly lineBefore: string
}
