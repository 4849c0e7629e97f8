import { describe, expect, it } from 'vitest'
import { findSecrets } from './find-secrets.ts'
import { secretProviders } from './formats.ts'

const LENGTH = 100_000

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
      const began = performance.now()
      findSecrets(text)
      return performance.now() - began > 1_000
    })
    expect(slow).toEqual([])
  })
})
