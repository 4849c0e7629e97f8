/** Decides whether a match varies as a generator of secrets would make it. */
import { looksRandom } from './measure-entropy.ts'
import type { Genuineness, SecretMatch } from './secret-format.ts'

/** For formats without a checksum: dull texts of the right length are no secrets. */
export function judgeRandom(prefixLength: number): (match: SecretMatch) => Genuineness {
  return ({ secret }) => (looksRandom(secret.slice(prefixLength)) ? 'unproven' : 'none')
}
