import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { limits } from '../../base/limits.ts'
import { type NormalisedPath, normalisePath } from './normalise-path.ts'

/** Pieces that servers have disagreed about, put together at random. */
const nasty = fc
  .array(
    fc.oneof(
      fc.constantFrom('/', '//', '.', '..', '%2e', '%2E', '%2f', '%5c', '\\', ';', '%3b', '%00'),
      fc.constantFrom('%', '%25', '%252e', '%25%32%65', '%u002e', '%c0%ae', '%C3%A9', '%e9', '~'),
      fc.constantFrom('a', 'v1', 'users', '%61', '%7E', '%41', '?', '#', ' ', 'é', '\n', '+', '*'),
      fc.string({ unit: 'binary', maxLength: 3 }),
      fc.nat(255).map((byte) => `%${byte.toString(16).padStart(2, '0')}`),
    ),
    { maxLength: 14 },
  )
  .map((pieces) => `/${pieces.join('')}`)

function accepted(path: NormalisedPath) {
  return path.ok ? path : undefined
}

describe('normalisePath', () => {
  it('gives what it gives back unchanged', () => {
    fc.assert(
      fc.property(nasty, (raw) => {
        const once = accepted(normalisePath(raw))
        if (once === undefined) return
        expect(normalisePath(once.path)).toEqual(once)
      }),
      { numRuns: 5_000 },
    )
  })

  it('never lets through what a server behind could read as another path', () => {
    fc.assert(
      fc.property(nasty, (raw) => {
        const once = accepted(normalisePath(raw))
        if (once === undefined) return
        expect(once.path).toMatch(/^\/[\x21-\x7e]*$/)
        expect(once.path).not.toMatch(/\/\/|[\\;?#]|%(?:2f|5c|3b|00)/i)
        expect(once.path.split('/').filter((each) => each === '.' || each === '..')).toEqual([])
        expect(once.path).not.toMatch(/%(?:[a-f].|.[a-f])/)
        for (const segment of once.segments) {
          expect(segment).not.toMatch(/[/\\;\0]/)
          expect(segment).not.toMatch(/%[0-9a-f]{2}/i)
          expect(['', '.', '..']).not.toContain(segment)
        }
      }),
      { numRuns: 5_000 },
    )
  })

  it('judges the segments that a server behind decodes', () => {
    fc.assert(
      fc.property(nasty, (raw) => {
        const once = accepted(normalisePath(raw))
        if (once === undefined) return
        const parts = once.path.slice(1).replace(/\/$/, '').split('/')
        expect(once.path === '/' ? [] : parts.map(decodeURIComponent)).toEqual(once.segments)
      }),
      { numRuns: 2_000 },
    )
  })

  it('reads what the URL standard reads, wherever it accepts', () => {
    fc.assert(
      fc.property(nasty, (raw) => {
        const once = accepted(normalisePath(raw))
        if (once === undefined) return
        // Doubled slashes are the one thing that the URL standard keeps and we resolve.
        expect(new URL(`http://host${once.path}`).pathname).toBe(encodeRaw(once.path))
      }),
      { numRuns: 2_000 },
    )
  })

  it('reads any spelling of plain segments as those segments', () => {
    const character = fc.constantFrom(...'abcXYZ019-_~.'.split(''))
    const segment = fc.string({ unit: character, minLength: 1, maxLength: 8 })
    const spelling = fc.infiniteStream(fc.nat(2))
    fc.assert(
      fc.property(fc.array(segment, { minLength: 1, maxLength: 6 }), spelling, (segments, how) => {
        const names = segments.filter((each) => each !== '.' && each !== '..')
        const spelled = names.map((each) => [...each].map((one) => spell(one, how)).join(''))
        expect(accepted(normalisePath(`/${spelled.join('/')}`))?.segments).toEqual(names)
      }),
    )
  })

  it('bounds length and segments', () => {
    const longest = `/${'a'.repeat(limits.pathLengthMax - 1)}`
    expect(normalisePath(longest).ok).toBe(true)
    expect(normalisePath(`${longest}a`)).toEqual({ ok: false, reason: 'too_long' })
    expect(normalisePath('/a'.repeat(limits.pathSegmentsMax)).ok).toBe(true)
  })
})

/** As it is, or percent-encoded with small or capital digits. */
function spell(character: string, how: fc.Stream<number>): string {
  const choice = how.next().value ?? 0
  const encoded = `%${character.charCodeAt(0).toString(16).padStart(2, '0')}`
  return choice === 0 ? character : choice === 1 ? encoded : encoded.toUpperCase()
}

/** What the URL standard encodes in a path and RFC 3986 lets nobody send, but everybody takes. */
function encodeRaw(path: string): string {
  return path.replace(
    /["<>^`{}]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}
