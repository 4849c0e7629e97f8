/** Decides the regular expression by which other scanners know keys of ours (DESIGN §4). */
import { KeywardError } from '../../base/errors.ts'
import { limits } from '../../base/limits.ts'
import { isKeyPrefix, KEY_BODY_LENGTH } from './key-format.ts'

export interface KeyPattern {
  /** Matches a key and nothing round it: no anchors, no groups that capture, no look-around. */
  readonly source: string
  /** Texts of which every key holds one; empty where the prefix is not known. */
  readonly keywords: readonly string[]
  /** A text of that form which is no key: its checksum is wrong. */
  readonly example: string
}

/**
 * Of the keys with one of these prefixes; of any Keyward's where none is given. It knows form and
 * length, not the checksum: that is beyond regular expressions. Error `invalid_request`.
 */
export function describeKeyPattern(prefixes: readonly string[]): KeyPattern {
  const wrong = prefixes.find((each) => !isKeyPrefix(each))
  if (wrong !== undefined) {
    throw new KeywardError('invalid_request', {
      detail: `${JSON.stringify(wrong)} is no key prefix: shop_live is one.`,
    })
  }
  const body = `_[0-9A-Za-z]{${KEY_BODY_LENGTH}}`
  if (prefixes.length === 0) {
    const word = `[a-z0-9]{1,${limits.keyPrefixLengthMax - 1}}`
    const source = `[a-z]${word}(?:_${word}){0,11}${body}`
    return { source, keywords: [], example: makeExample('shop_live') }
  }
  const [first = ''] = prefixes
  const choice = prefixes.length === 1 ? first : `(?:${prefixes.join('|')})`
  return {
    source: `${choice}${body}`,
    keywords: prefixes.map((each) => `${each}_`),
    example: makeExample(first),
  }
}

function makeExample(prefix: string): string {
  return `${prefix}_${'EXAMPLE0'.repeat(KEY_BODY_LENGTH).slice(0, KEY_BODY_LENGTH)}`
}
