import { describe, expect, it } from 'vitest'
import { chooseRequestId, createRequestId } from './request-id.ts'

describe('chooseRequestId', () => {
  it('keeps what a proxy in front has set', () => {
    expect(chooseRequestId('7c0e-4f.A_1')).toBe('7c0e-4f.A_1')
  })

  it.each([undefined, '', 'a b', 'a\nb', 'a"b', '<b>', 'ä', 'x'.repeat(65), 'a, a'])(
    'makes one of its own instead of %j',
    (presented) => {
      expect(chooseRequestId(presented)).toMatch(/^[0-9A-Za-z]{8}-[0-9a-z]+$/)
    },
  )
})

describe('createRequestId', () => {
  it('makes no id twice', () => {
    const ids = Array.from({ length: 1_000 }, createRequestId)
    expect(new Set(ids).size).toBe(1_000)
  })
})
