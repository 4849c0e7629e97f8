import { describe, expect, it } from 'vitest'
import { KeywardError } from '../../base/errors.ts'
import { parseSource } from './document.ts'

function errorsOf(file: string, text: string) {
  try {
    parseSource(file, text, 'config_invalid')
  } catch (error) {
    if (error instanceof KeywardError) return error.details.errors
  }
  return undefined
}

describe('parseSource', () => {
  it('locates values of YAML', () => {
    const source = parseSource(
      'a.yaml',
      'x: 1\nlist:\n  - a: &one\n      b: 2\n  - *one\n',
      'config_invalid',
    )
    expect(source.locate(['list', 0, 'a', 'b'])).toBe('a.yaml:4:7')
    expect(source.locate(['list', 1, 'b'])).toBe('a.yaml:4:7')
    expect(source.locate(['nothing'])).toBe('a.yaml:1:1')
  })

  it('reads JSON with tabs, which YAML would not take', () => {
    const source = parseSource('spec', '{\n\t"a": {\n\t\t"b": 1\n\t}\n}', 'config_invalid')
    expect(source.value).toEqual({ a: { b: 1 } })
    expect(source.locate(['a', 'b'])).toBe('spec:3:3')
  })

  it('tells where YAML and JSON end, and never quotes them', () => {
    const secret = ['sk', 'live', 'abcdef'].join('_')
    expect(errorsOf('a.yaml', `ok: 1\nkey: [${secret}\n`)).toEqual([
      { at: expect.stringMatching(/^a\.yaml:\d+:\d+$/), message: expect.stringContaining('YAML') },
    ])
    expect(errorsOf('a.json', `{"a": ${secret}}`)).toEqual([
      { at: 'a.json:1:7', message: 'is not JSON from here on' },
    ])
    expect(JSON.stringify(errorsOf('a.yaml', `a: *${secret}`))).not.toContain(secret)
  })

  it('tells names that stand twice', () => {
    const at = (file: string, text: string) =>
      parseSource(file, text, 'config_invalid').duplicates.map((each) => each.at)
    expect(at('a.yaml', 'a: 1\nb: 2\na: 3\n')).toEqual(['a.yaml:3:1'])
    expect(at('a.json', '{"a": 1,\n "a": 2}')).toEqual(['a.json:2:2'])
  })

  it('is not exhausted by aliases of aliases (billion laughs)', () => {
    const levels = Array.from({ length: 12 }, (_, level) =>
      level === 0
        ? 'l0: &l0 [x, x, x, x, x, x, x, x, x]'
        : `l${level}: &l${level} [${Array(9)
            .fill(`*l${level - 1}`)
            .join(', ')}]`,
    )
    expect(errorsOf('a.yaml', levels.join('\n'))?.[0]?.message).toContain('aliases')
  })
})
