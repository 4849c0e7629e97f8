import { describe, expect, it } from 'vitest'
import { measureLongestMatch } from '../../../test/fixtures/measure-pattern.ts'
import { limits } from '../../base/limits.ts'
import { findInText } from './find-in-text.ts'
import { RUN_LENGTH_MIN } from './find-runs.ts'
import { secretProviders } from './formats.ts'
import type { SecretFormat } from './secret-format.ts'

const formats = secretProviders.flatMap((provider) => provider.formats)

/** Ids of the formats of which this does not hold. */
function except(holds: (format: SecretFormat) => boolean): readonly string[] {
  return formats.filter((format) => !holds(format)).map(({ id }) => id)
}

describe('formats of secrets', () => {
  it('have ids that no other has', () => {
    expect(new Set(formats.map(({ id }) => id)).size).toBe(formats.length)
  })

  for (const format of formats) {
    describe(format.id, () => {
      for (const text of format.catches) {
        it(`is all that is found in its sample ${format.catches.indexOf(text) + 1}`, () => {
          const found = findInText(text).map(({ ruleId, kind }) => `${ruleId} ${kind}`)
          expect(found).toEqual([`${format.id} ${format.kind}`])
        })
      }
      for (const text of format.ignores) {
        it(`is not found in what resembles it, ${format.ignores.indexOf(text) + 1}`, () => {
          expect(findInText(text).map(({ ruleId }) => ruleId)).toEqual([])
        })
      }
    })
  }

  it('are looked for everywhere, by a pattern that is global', () => {
    expect(except(({ pattern }) => pattern.global && !pattern.sticky)).toEqual([])
  })

  it('have keywords in lower case of three characters or more, or are looked for in runs', () => {
    const isKeyword = (word: string) =>
      /^[\x20-\x7e]{2,}[\x20-\x7e\n]$/.test(word) && !/[A-Z]/.test(word)
    expect(except(({ keywords }) => keywords.every(isKeyword))).toEqual([])
    expect(
      except(
        ({ keywords, runLength }) => keywords.length > 0 || (runLength ?? 0) >= RUN_LENGTH_MIN,
      ),
    ).toEqual([])
  })

  it('have a bound on their length, and say how far they reach', () => {
    const lengths = new Map(formats.map(({ id, pattern }) => [id, measureLongestMatch(pattern)]))
    const lengthOf = ({ id }: SecretFormat) => lengths.get(id) ?? 0
    expect(except((format) => lengthOf(format) <= limits.secretLengthMax)).toEqual([])
    const spanOf = ({ reach, keywords }: SecretFormat) =>
      2 * (reach ?? limits.secretReach) + Math.max(0, ...keywords.map(({ length }) => length))
    expect(
      except((format) => format.keywords.length === 0 || lengthOf(format) <= spanOf(format)),
    ).toEqual([])
  })

  it('say where their secret stands, where it is not all of the match', () => {
    const isAll = ({ source }: RegExp) => new RegExp(`${source}|`).exec('')?.length === 1
    expect(except(({ pattern }) => isAll(pattern) || pattern.hasIndices)).toEqual([])
  })
})
