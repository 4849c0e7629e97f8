import { describe, expect, it } from 'vitest'
import { findSecrets } from './find-secrets.ts'
import { secretProviders } from './formats.ts'

const formats = secretProviders.flatMap((provider) => provider.formats)

describe('formats of secrets', () => {
  it('have ids that no other has', () => {
    expect(new Set(formats.map(({ id }) => id)).size).toBe(formats.length)
  })

  for (const format of formats) {
    describe(format.id, () => {
      for (const text of format.catches) {
        it(`is all that is found in its sample ${format.catches.indexOf(text) + 1}`, () => {
          const found = findSecrets(text).map(({ formatId, kind }) => `${formatId} ${kind}`)
          expect(found).toEqual([`${format.id} ${format.kind}`])
        })
      }
      for (const text of format.ignores) {
        it(`is not found in what resembles it, ${format.ignores.indexOf(text) + 1}`, () => {
          expect(findSecrets(text).map(({ formatId }) => formatId)).toEqual([])
        })
      }
    })
  }

  it('are asked by a pattern that is global and keywords in lower case', () => {
    for (const { pattern, keywords } of formats) {
      expect(pattern.flags).toContain('g')
      expect(keywords.every((keyword) => keyword === keyword.toLowerCase())).toBe(true)
      expect(keywords.length).toBeGreaterThan(0)
    }
  })
})
