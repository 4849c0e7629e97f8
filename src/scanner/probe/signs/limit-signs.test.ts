import { describe, expect, it } from 'vitest'
import type { Answer } from '../client/exchange.ts'
import { findLimit } from './limit-signs.ts'

function answer(status: number, durationMs = 5, fields: Record<string, string> = {}): Answer {
  const entries = Object.entries(fields)
  return {
    request: { method: 'GET', url: 'http://127.0.0.1/' },
    status,
    headers: {
      get: (name) => fields[name] ?? null,
      list: (name) => (fields[name] === undefined ? [] : [fields[name]]),
      entries,
    },
    body: new Uint8Array(),
    text: '',
    json: undefined,
    contentType: '',
    bodyBytes: 0,
    isCut: false,
    durationMs,
  }
}

function row(count: number, make: (index: number) => Answer | null): (Answer | null)[] {
  return Array.from({ length: count }, (_, index) => make(index))
}

describe('a burst counts as limited', () => {
  it('when one of many is turned away', () => {
    expect(findLimit(row(40, (index) => answer(index === 37 ? 429 : 200)))).toBe('status 429')
  })

  it('when any answer tells of a limit', () => {
    const told = answer(200, 5, { 'x-rate-limit-remaining': '9' })
    expect(findLimit([answer(200), told])).toBe('the field x-rate-limit-remaining')
  })

  it('when the end is answered otherwise than the beginning', () => {
    expect(findLimit(row(40, (index) => answer(index < 20 ? 401 : 403)))).toMatch(/403/)
  })

  it('when connections are dropped as it goes on', () => {
    expect(findLimit(row(40, (index) => (index < 25 ? answer(401) : null)))).toMatch(/dropped/)
  })

  it('when delays grow far beyond what a busy machine explains', () => {
    expect(findLimit(row(40, (index) => answer(200, index * 50)))).toBe('growing delays')
  })
})

describe('a burst counts as unlimited', () => {
  it('when all is answered alike', () => {
    expect(findLimit(row(60, () => answer(200)))).toBeNull()
  })

  it('when answers take a little longer under load', () => {
    expect(findLimit(row(60, (index) => answer(200, 20 + index)))).toBeNull()
  })
})
