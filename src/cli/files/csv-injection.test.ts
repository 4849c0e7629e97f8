import { describe, expect, it } from 'vitest'
import { parseCsv } from '../import/parse-csv.ts'
import { formatCsv } from './format-csv.ts'

/** The cells of the first record. */
function readBack(text: string): readonly string[] | undefined {
  const records = parseCsv(text)
  return Array.isArray(records) ? records[0]?.fields : undefined
}

describe('CSV injection', () => {
  it.each([
    '=HYPERLINK("http://evil.example","x")',
    '+1+cmd|calc',
    '-2+3',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
  ])('a name such as %j is text for a spreadsheet', (name) => {
    expect(readBack(formatCsv([[name, 'b']]))?.[0]).toBe(`'${name}`)
  })

  it('leaves other cells as they are', () => {
    const row = ['read:users', 'say "hi", twice', 'two\nlines', '', '2026-01-15T12:00:00Z']
    expect(readBack(formatCsv([row]))).toEqual(row)
  })
})
