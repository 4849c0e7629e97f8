import { describe, expect, it } from 'vitest'
import { neutralise, neutraliseText } from './neutralise.ts'

describe('neutralise', () => {
  it('shows control characters instead of sending them', () => {
    expect(neutralise('a\x1b[2Jb')).toBe('a\\u001b[2Jb')
    expect(neutralise('line\nforged')).toBe('line\\nforged')
    expect(neutralise('\x9b31m\x07')).toBe('\\u009b31m\\u0007')
    expect(neutralise('admin\u202etxt.exe')).toBe('admin\\u202etxt.exe')
    expect(neutralise('x\u{e0041}y')).toBe('x\\u{e0041}y')
  })

  it('leaves text of any language as it is', () => {
    expect(neutralise('Schlüssel 日本 🔑 naïve')).toBe('Schlüssel 日本 🔑 naïve')
  })
})

describe('neutraliseText', () => {
  it('keeps line ends, and colours only where there are any', () => {
    const text = 'a\n\x1b[31mred\x1b[39m\n'
    expect(neutraliseText(text, true)).toBe(text)
    expect(neutraliseText(text, false)).toBe('a\n\\u001b[31mred\\u001b[39m\n')
  })

  it('sends no sequence but plain colours', () => {
    expect(neutraliseText('\x1b]0;title\x07', true)).toBe('\\u001b]0;title\\u0007')
    expect(neutraliseText('\x1b[2J\x1b[1;1H', true)).toBe('\\u001b[2J\\u001b[1;1H')
  })
})
