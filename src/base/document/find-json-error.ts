/** Finds where a text stops being JSON (RFC 8259), because the engine's own message quotes it. */

type Expected = 'value' | 'value-or-end' | 'name' | 'name-or-end' | 'colon' | 'comma-or-end'

/** Offset of the first character that cannot stand there; undefined when the text is JSON. */
export function findJsonError(text: string): number | undefined {
  const open: ('{' | '[')[] = []
  let expected: Expected = 'value'
  let at = skipSpace(text, 0)
  while (!(expected === 'comma-or-end' && open.length === 0)) {
    const character = text[at]
    const container = open.at(-1)
    if (character === (container === '{' ? '}' : ']') && mayEnd(expected, container)) {
      open.pop()
      expected = 'comma-or-end'
      at = skipSpace(text, at + 1)
      continue
    }
    const end = readToken(text, at, expected)
    if (end.wrongAt !== undefined) return end.wrongAt
    if (character === '{' || character === '[') open.push(character)
    expected = nextExpected(expected, character, container)
    at = skipSpace(text, end.at)
  }
  return at < text.length ? at : undefined
}

function mayEnd(expected: Expected, container: '{' | '[' | undefined): boolean {
  if (container === undefined) return false
  return expected === 'comma-or-end' || expected.endsWith('-or-end')
}

function nextExpected(
  expected: Expected,
  character: string | undefined,
  container: '{' | '[' | undefined,
): Expected {
  if (expected === 'name' || expected === 'name-or-end') return 'colon'
  if (expected === 'colon') return 'value'
  if (expected === 'comma-or-end') return container === '{' ? 'name' : 'value'
  if (character === '{') return 'name-or-end'
  return character === '[' ? 'value-or-end' : 'comma-or-end'
}

type Token = { readonly at: number; readonly wrongAt?: number }

function readToken(text: string, at: number, expected: Expected): Token {
  const character = text[at]
  if (expected === 'colon') return readLiteral(text, at, ':')
  if (expected === 'comma-or-end') return readLiteral(text, at, ',')
  if (character === '"') return readString(text, at)
  if (expected === 'name' || expected === 'name-or-end') return { at, wrongAt: at }
  if (character === '{' || character === '[') return { at: at + 1 }
  for (const word of ['true', 'false', 'null']) {
    if (character === word[0]) return readLiteral(text, at, word)
  }
  return readNumber(text, at)
}

function readLiteral(text: string, at: number, literal: string): Token {
  for (let index = 0; index < literal.length; index++) {
    if (text[at + index] !== literal[index]) return { at, wrongAt: at + index }
  }
  return { at: at + literal.length }
}

function readString(text: string, start: number): Token {
  let at = start + 1
  for (;;) {
    const code = text.charCodeAt(at)
    if (Number.isNaN(code) || code < 0x20) return { at, wrongAt: at }
    if (code === 0x22) return { at: at + 1 }
    if (code !== 0x5c) {
      at++
      continue
    }
    const escaped = /^(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/.exec(text.slice(at + 1, at + 6))
    if (escaped === null) return { at, wrongAt: at }
    at += 1 + escaped[0].length
  }
}

function readNumber(text: string, at: number): Token {
  const number = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y
  number.lastIndex = at
  const found = number.exec(text)
  return found === null ? { at, wrongAt: at } : { at: at + found[0].length }
}

function skipSpace(text: string, start: number): number {
  let at = start
  while (at < text.length && ' \t\n\r'.includes(text.charAt(at))) at++
  return at
}
