/** Says what a format of secrets is: how it looks, what proves it, and samples of both kinds. */

/**
 * Publishable: made to be seen by anybody. Test: opens a provider's playground only. Keyward:
 * issued by a Keyward, which the checksum shows.
 */
export type SecretKind = 'secret' | 'publishable' | 'test' | 'keyward'

/** One match of a pattern within its text. */
export interface SecretMatch {
  /** The secret itself: group 1 of the pattern where it has one, else the whole match. */
  readonly secret: string
  /** The whole match, with the context that the pattern asks for. */
  readonly whole: string
  /** Up to `count` characters that stand before, or after, the whole match. */
  before(count: number): string
  after(count: number): string
}

/** `genuine`: as issued. `unproven`: of that form, but nothing in it proves it. */
export type Genuineness = 'genuine' | 'unproven' | 'none'

export interface SecretFormat {
  /** Fixed: reports and baselines name it. */
  readonly id: string
  /** What was found, as it stands in a sentence: `GitHub access token`. */
  readonly title: string
  /** What somebody can do who has it: `move money`; left out: use the service in your name. */
  readonly opens?: string
  readonly kind: SecretKind
  /**
   * Lower case, ASCII, three characters or more. Every match holds one of them; the pattern is
   * tried on the text round each place of a keyword only.
   */
  readonly keywords: readonly string[]
  /** Characters of a match before and after its keyword at most; `limits.secretReach` left out. */
  readonly reach?: number
  /**
   * For formats without a keyword: a match begins with a run of so many letters, digits, `_` and
   * `-`, 24 or more, and goes on for `reach` at most.
   */
  readonly runLength?: number
  /** Global, and linear in the length of the text. Group 1, if any, is the secret (flag `d`). */
  readonly pattern: RegExp
  /** How many characters at the beginning are the same in all secrets; left out: its words. */
  readonly publicLength?: number
  /** Left out: what matches is `unproven`, placeholders and dull texts aside. */
  readonly judge?: (match: SecretMatch) => Genuineness
  /** Holds encoded text, in which words and repeats do not show that it is a placeholder. */
  readonly isStructured?: boolean
  /** Known by its surroundings alone: gives way to any other format at the same place. */
  readonly isGeneric?: boolean
  /** Texts in which exactly this format is found. */
  readonly catches: readonly string[]
  /** Texts that resemble them and in which nothing is found. */
  readonly ignores: readonly string[]
}

export interface SecretProvider {
  readonly name: string
  /**
   * Where and how to withdraw such a secret and to issue another, in one or two sentences, such as
   * `Roll the key in the Stripe dashboard under Developers, API keys.`
   */
  readonly revoke?: string
  readonly formats: readonly SecretFormat[]
}
