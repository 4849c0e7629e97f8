import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dropOverlaps } from './drop-overlaps.ts'
import { findInText } from './find-in-text.ts'
import { secretProviders } from './formats.ts'
import { matchFormat, type PlacedSecret } from './match-format.ts'
import { sampleText, sampleWithChecksum, toBase64, toBase64Url } from './sample-secret.ts'
import { getSearchPlan } from './search-plan.ts'
import { searchWindows } from './search-windows.ts'

const github = `${'ghp_'}${sampleWithChecksum()}`
const stripe = `${'sk_'}live_51H${sampleText(40)}`
const toHex = (text: string) => Buffer.from(text).toString('hex')
const escapeAll = (text: string, write: (code: string) => string) =>
  toHex(text).replace(/../g, write)

/** Without windows: every format on the whole text, where one of its keywords stands anywhere. */
function findInWhole(text: string): readonly PlacedSecret[] {
  const found: PlacedSecret[] = []
  for (const known of getSearchPlan().formats) {
    const { keywords } = known.format
    if (!keywords.some((word) => text.toLowerCase().includes(word))) continue
    matchFormat(known, text, 0, text.length, (each) => found.push(each))
  }
  return dropOverlaps(found)
}

function findInWindows(text: string): readonly PlacedSecret[] {
  const { formats } = getSearchPlan()
  const found: PlacedSecret[] = []
  searchWindows(getSearchPlan(), Buffer.from(text, 'latin1'), (owner, from, to) => {
    const known = formats[owner]
    if (known !== undefined) matchFormat(known, text, from, to, (each) => found.push(each))
  })
  return dropOverlaps(found)
}

describe('findInText', () => {
  it('finds in windows what is found in the whole', () => {
    const samples = secretProviders.flatMap(({ formats }) =>
      formats.flatMap(({ catches, ignores }) => [...catches, ...ignores]),
    )
    const filler = fc.integer({ min: 0, max: 600 }).map((length) => 'lorem; '.repeat(length / 7))
    const noise = fc.string({ unit: 'binary', maxLength: 40 })
    const piece = fc.oneof(fc.constantFrom(...samples), filler, noise)
    const texts = fc.array(piece, { maxLength: 10 }).map((parts) => parts.join('\n'))
    fc.assert(
      fc.property(texts, (text) => {
        expect(findInWindows(text)).toEqual(findInWhole(text))
      }),
      { numRuns: 300 },
    )
  })

  it.each([
    ['base64', toBase64(`token=${github}`)],
    ['base64url', `a: ${toBase64Url(`{"?~": "${github}"}`)}`],
    ['base64 twice', toBase64(`{"data": "${toBase64(`x: ${github}`)}"}`)],
    ['hexadecimal digits', `blob = '${toHex(`token ${github}`)}'`],
    ['percent signs', escapeAll(github, (code) => `%${code}`)],
    ['percent signs, in part', encodeURIComponent(`"token":"${github}"`).replace('ghp_', 'ghp%5F')],
    ['\\x', `x = "${escapeAll(github, (code) => `\\x${code}`)}"`],
    ['\\u', `x = "${escapeAll(github, (code) => `\\u00${code}`)}"`],
    ['\\u, in part', `x = "${github.replace('_', '\\u005F')}"`],
    ['HTML entities', `<a data-x="${github.replace('_', '&#95;')}">`],
    ['HTML entities twice', `<a data-x="${github.replace('_', '&amp;#x5f;')}">`],
  ])('looks into %s', (_, text) => {
    const found = findInText(text)
    expect(found.map(({ secret }) => secret)).toEqual([github])
    const [{ index, length } = { index: 0, length: 0 }] = found
    expect(text.slice(index, index + length).length).toBe(length)
    expect(length).toBeGreaterThanOrEqual(github.length)
  })

  it('reads quotes that are escaped for HTML', () => {
    const text = `<div data-config="{&quot;apiKey&quot;:&quot;${sampleText(32)}&quot;}">`
    expect(findInText(text)).toMatchObject([{ secret: sampleText(32) }])
  })

  it('tells a token once, whatever its parts decode to', () => {
    const parts = [{ alg: 'HS256' }, { sub: '1', token: github }].map((part) =>
      toBase64Url(JSON.stringify(part)),
    )
    const text = `jwt = "${parts.join('.')}.${sampleText(43)}"`
    expect(findInText(text)).toMatchObject([{ ruleId: 'jwt' }])
    expect(findInText(`Authorization: Basic ${toBase64(`deploy:${github}`)}`)).toHaveLength(1)
  })

  it('believes what is hidden in base64 more than its name', () => {
    expect(findInText(`apiKey: ${toBase64(stripe)}`)).toMatchObject([
      { ruleId: 'stripe-secret-key', secret: stripe },
    ])
  })

  it('finds more than a thousand in a long text', () => {
    expect(findInText(`${github}\n`.repeat(3_000))).toHaveLength(3_000)
  })
})
