import { describe, expect, it } from 'vitest'
import { resolveTokenSettings } from './token-settings.ts'

const resolve = (publicUrl: string | undefined) =>
  resolveTokenSettings({ publicUrl, tokenAlgorithm: undefined }, null)

describe('the public URL', () => {
  it.each([
    ['https://keyward.example.com', 'https://keyward.example.com'],
    ['https://keyward.example.com/', 'https://keyward.example.com'],
    ['https://example.com/keys/', 'https://example.com/keys'],
    ['https://EXAMPLE.com:443/keys', 'https://example.com/keys'],
    ['http://127.0.0.1:8787', 'http://127.0.0.1:8787'],
  ])('%s is known as %s', (given, known) => {
    expect(resolve(given)).toEqual({ publicUrl: known, algorithm: 'EdDSA' })
  })

  it.each([
    'keyward.example.com',
    'ftp://example.com',
    'https://example.com/?a=b',
    'https://example.com/#a',
    'https://example.com/?',
    'https://user@example.com',
    '',
  ])('%j is refused', (given) => {
    expect(() => resolve(given)).toThrow(expect.objectContaining({ code: 'usage_error' }))
  })

  it('is left open until it is known where the server listens', () => {
    expect(resolve(undefined).publicUrl).toBeUndefined()
  })
})
