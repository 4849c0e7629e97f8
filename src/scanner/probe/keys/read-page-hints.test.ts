import { describe, expect, it } from 'vitest'
import { answerOf } from '../../../../test/scanner/fixture-answer.ts'
import { readPageHints } from './read-page-hints.ts'

function hintsOf(text: string): string[] {
  const answer = answerOf({ url: 'http://a.test/app.js', body: text })
  const page = { url: 'http://a.test/app.js', kind: 'script', answer, linkedFrom: null } as const
  return readPageHints([page]).map(({ name }) => name)
}

describe('readPageHints', () => {
  it.each([
    ["fetch(u, { headers: { 'X-Workshop': key } })", ['X-Workshop']],
    ['request.setRequestHeader("x-desk", token)', ['x-desk']],
    ['curl -H "X-Garage: $KEY" https://a.test/v1/cars', ['X-Garage']],
    ["headers: { 'X-Requested-With': 'XMLHttpRequest', 'X-CSRF-Token': t }", []],
    ['the x-axis is time', []],
  ])('reads %s', (text, names) => {
    expect(hintsOf(text)).toEqual(names)
  })

  it('tries few, however many are named', () => {
    const fields = Array.from({ length: 100 }, (_, index) => `'X-F${index}': key`)
    expect(hintsOf(fields.join()).length).toBeLessThan(10)
  })
})
