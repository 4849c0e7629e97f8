import { describe, expect, it } from 'vitest'
import { parseCsv } from './parse-csv.ts'

describe('parseCsv', () => {
  it('knows quotes, line ends of all systems, and on which line a record begins', () => {
    const text = '\ufeffa,b\r\n"x, y","say ""hi""\nthere"\r\n\r\n c , d \n1,2\r3,\n'
    expect(parseCsv(text)).toEqual([
      { fields: ['a', 'b'], line: 1 },
      { fields: ['x, y', 'say "hi"\nthere'], line: 2 },
      { fields: ['c', 'd'], line: 5 },
      { fields: ['1', '2'], line: 6 },
      { fields: ['3', ''], line: 7 },
    ])
  })

  it('tells a quoted field without an end', () => {
    expect(parseCsv('a,b\n1,"2\n3,4\n')).toEqual({ unclosedAtLine: 2 })
  })

  it('takes an empty text for no record', () => {
    expect(parseCsv('')).toEqual([])
    expect(parseCsv('\n\n')).toEqual([])
  })
})
