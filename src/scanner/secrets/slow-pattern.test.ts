import { describe, expect, it } from 'vitest'
import { timeLeastMs } from '../../../test/fixtures/list-expressions.ts'
import { findSecrets } from './find-secrets.ts'
import { secretProviders } from './formats.ts'

const LENGTH = 20_000
/** A walk over it takes a few; what is quadratic in its length takes seconds. */
const BOUND_MS = 300

/** Pieces that begin what a pattern looks for and never end it. */
function listPieces(): readonly string[] {
  const keywords = secretProviders.flatMap(({ formats }) =>
    formats.flatMap((each) => each.keywords),
  )
  const made = keywords.flatMap((word) => [
    word,
    `${word}=`,
    `${word.toUpperCase()}0`,
    `"${word}":"`,
  ])
  return [...new Set([...made, 'aA0', '_', '-', '.', '=', '"', 'http://a:', 'a=b;'])]
}

describe('a text that is made to be slow', () => {
  it('takes no longer than any other', () => {
    const slow = listPieces().filter((piece) => {
      const text = piece.repeat(LENGTH / piece.length)
      return timeLeastMs(() => findSecrets(text), BOUND_MS) > BOUND_MS
    })
    expect(slow).toEqual([])
  })
})
