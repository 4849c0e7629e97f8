import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  createTestApi,
  createTestKey,
  openTestEngine,
} from '../../../test/engine/open-test-engine.ts'
import { maskPlace } from './mask-place.ts'

const IMPORTED = 'ops+2019/legacy=Key'

describe('the place of a leak', () => {
  it('stays as it is where nothing is in it', () => {
    const url = 'https://github.com/octocat/hello/blob/main/.env?plain=1#L4'
    expect(maskPlace(url, IMPORTED, 500)).toBe(url)
  })

  it.each([
    ['whole', (key: string) => key],
    ['encoded', encodeURIComponent],
    ['encoded twice', (key: string) => encodeURIComponent(encodeURIComponent(key))],
    ['encoded in every letter', encodeAll],
    ['in base64', (key: string) => Buffer.from(key).toString('base64')],
  ])('never holds an imported key: %s', (_, encode) => {
    const url = `https://shop.example.com/users?api_key=${encode(IMPORTED)}&page=2`
    const told = maskPlace(url, IMPORTED, 500)
    expect(told).toMatch(/^https:\/\/shop\.example\.com\/users\?/)
    expect(told).not.toContain(encode(IMPORTED))
  })

  it('never holds a key of our own form, nor another than the reported one', async () => {
    const { engine } = openTestEngine()
    await createTestApi(engine, 'shop')
    const [{ text }, other] = [
      await createTestKey(engine, 'shop'),
      await createTestKey(engine, 'shop'),
    ]
    const told = maskPlace(`https://x.example/?a=${text}&b=${other.text}`, text, 500)
    expect(told).not.toContain(text.slice(-38))
    expect(told).not.toContain(other.text.slice(-38))
  })

  it.each([
    ['in base64 behind something else', (key: string) => toBase64(`xy${key}`)],
    ['in base64url', (key: string) => Buffer.from(`=${key}.`).toString('base64url')],
    ['in hex', (key: string) => Buffer.from(key).toString('hex').toUpperCase()],
    ['with blanks in it', (key: string) => key.replaceAll(/(.{8})/g, '$1 ')],
    ['without its prefix', (key: string) => key.slice(key.lastIndexOf('_') + 1)],
    ['escaped as in JSON', (key: string) => escapeAll(key, '\\u00', '')],
    ['escaped as in HTML', (key: string) => escapeAll(key, '&#x', ';')],
  ])('does not repeat what a stranger hid in it: a key %s', async (_, hide) => {
    const { engine } = openTestEngine()
    await createTestApi(engine, 'shop')
    const { text } = await createTestKey(engine, 'shop')
    const place = `https://x.example/?note=${hide(text)}`
    expect(maskPlace(place, text, 500)).toBe('https://x.example/?…')
    expect(maskPlace(`seen: ${hide(text)}`, text, 500)).toMatch(/^(?:seen: &\?)?…$/)
  })

  it('never holds the key, whatever stands around it and however it was encoded', () => {
    const around = fc.string({ unit: 'binary', maxLength: 30 })
    const encodings = [encodeURIComponent, encodeAll, (key: string) => key]
    fc.assert(
      fc.property(around, around, fc.constantFrom(...encodings), (before, after, encode) => {
        const told = maskPlace(`${before}${encode(IMPORTED)}${after}`, IMPORTED, 500)
        expect(told).not.toContain(IMPORTED)
        expect(told).not.toContain(encode(IMPORTED))
      }),
    )
  })

  it('hides what stands in the path itself, and name and password', () => {
    expect(maskPlace(`https://x.example/${encodeAll(IMPORTED)}`, IMPORTED, 500)).toBe('…')
    expect(maskPlace('https://ann:pass@x.example/', IMPORTED, 500)).toBe('https://…@x.example/')
  })

  it('cannot forge a line, nor command a terminal, nor grow without end (log injection)', () => {
    const forged = 'x\r\n{"action":"key.revoked"}\u001b[2J\u202e'
    expect(maskPlace(forged, IMPORTED, 500)).toBe(
      'x\\u000d\\n{"action":"key.revoked"}\\u001b[2J\\u202e',
    )
    expect(maskPlace('y'.repeat(10_000), IMPORTED, 100)).toHaveLength(100)
    expect(maskPlace('\ud83d'.repeat(10), IMPORTED, 100).isWellFormed()).toBe(true)
  })
})

function encodeAll(text: string): string {
  return [...text].map((each) => `%${each.charCodeAt(0).toString(16)}`).join('')
}

function toBase64(text: string): string {
  return Buffer.from(text).toString('base64')
}

function escapeAll(text: string, before: string, after: string): string {
  return [...text].map((each) => `${before}${each.charCodeAt(0).toString(16)}${after}`).join('')
}
