import { describe, expect, it } from 'vitest'
import { KeywardError } from '../errors.ts'
import { parseSource } from './parse-source.ts'

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

  it('merges what << names, and takes no quoted one for it', () => {
    const text =
      "a: &a { x: 1, w: 1 }\nb: { w: 2, <<: *a }\nc: { <<: [*a, { z: 3 }], x: 0 }\nd: { '<<': 1 }"
    const { b, c, d } = parseSource('a.yaml', text, 'config_invalid').value as Record<
      string,
      unknown
    >
    expect([b, c, d]).toEqual([{ w: 2, x: 1 }, { x: 0, w: 1, z: 3 }, { '<<': 1 }])
    const old = parseSource('a.yaml', `%YAML 1.1\n---\n${text}`, 'config_invalid').value
    expect((old as Record<string, unknown>)['b']).toEqual(b)
  })

  it('keeps a thousand honest aliases, and refuses one that holds itself', () => {
    const many = `a: &a { x: 1 }\nb: [${Array(2_000).fill('*a').join(', ')}]`
    const { value } = parseSource('a.yaml', many, 'config_invalid')
    expect((value as { b: unknown[] }).b).toHaveLength(2_000)
    for (const text of ['a: &a\n  b: *a', 'a: *b\nb: &b 1']) {
      expect(errorsOf('a.yaml', text)?.[0]?.message).toContain('lead nowhere')
    }
  })

  it('is not exhausted by depth', () => {
    for (const text of ['['.repeat(50_000), `${'['.repeat(50_000)}1${']'.repeat(50_000)}`]) {
      expect(errorsOf('a.yaml', `a: ${text}`)).toHaveLength(1)
    }
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
