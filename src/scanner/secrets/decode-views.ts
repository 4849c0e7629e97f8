/** Decides how a text reads once it is decoded, and where each decoded character came from. */
import { buildPattern } from './build-pattern.ts'

export interface TextView {
  /** Decoded, ASCII letters lower case. */
  readonly lower: string
  /** Where the character at this place begins in the original text; also for the end. */
  startOf(place: number): number
}

interface Coding {
  /** Cheap test: without it there is nothing to decode. */
  readonly sign: string
  readonly pattern: RegExp
  readonly decode: (escaped: string) => string
}

const JSON_LETTERS: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  b: '\b',
  f: '\f',
}
const HTML_NAMES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
}

const codings: readonly Coding[] = [
  {
    sign: '%',
    pattern: /(?:%[0-9a-fA-F]{2})+/g,
    decode: (escaped) => Buffer.from(escaped.replaceAll('%', ''), 'hex').toString('utf8'),
  },
  {
    sign: '\\',
    pattern: /\\(?:u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|["'\\/nrtbf])/g,
    decode: (escaped) =>
      /^\\[ux]./.test(escaped)
        ? String.fromCharCode(Number.parseInt(escaped.slice(2), 16))
        : (JSON_LETTERS[escaped.charAt(1)] ?? escaped.charAt(1)),
  },
  {
    sign: '&',
    pattern: /&(?:#x[0-9a-fA-F]{1,6}|#\d{1,7}|amp|lt|gt|quot|apos);/g,
    decode: (escaped) => {
      const name = escaped.slice(1, -1)
      if (!name.startsWith('#')) return HTML_NAMES[name] ?? escaped
      const code = Number.parseInt(name.replace(/^#x?/i, ''), /^#x/i.test(name) ? 16 : 10)
      return code > 0 && code <= 0xffff ? String.fromCharCode(code) : escaped
    },
  },
]

/** As it stands, decoded by each coding, and decoded by two of them or twice by one. */
export function decodeViews(text: string): readonly TextView[] {
  const plain = { text, starts: undefined }
  const once = codings.flatMap((coding) => decodeOnce(plain, coding))
  const twice = once.flatMap((view) => codings.flatMap((coding) => decodeOnce(view, coding)))
  return [plain, ...once, ...twice].map(({ text: decoded, starts }) => ({
    lower: lowerAscii(decoded),
    startOf: (place) => (starts === undefined ? place : (starts[place] ?? text.length)),
  }))
}

/** Only ASCII, so that every character keeps its place. */
export function lowerAscii(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase())
}

/** Without all its escapes, in one go; undefined where it has none. */
export function decodeEscapesOnce(text: string): DecodedText | undefined {
  const [decoded] = decodeOnce({ text, starts: undefined }, every)
  return decoded
}

/** The escapes of letters: those of JavaScript for quotes and line breaks are left alone. */
const every: Coding = {
  sign: '',
  pattern: buildPattern('g', [
    /(?:%[0-9a-fA-F]{2})+|\\(?:u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2})/,
    /&(?:#x[0-9a-fA-F]{1,6}|#\d{1,7}|amp|lt|gt|quot|apos);/,
  ]),
  decode: (escaped) =>
    codings.find(({ sign }) => escaped.startsWith(sign))?.decode(escaped) ?? escaped,
}

export interface DecodedText {
  readonly text: string
  /** Undefined: each character stands where it stood. */
  readonly starts: Uint32Array | undefined
}

function decodeOnce(from: DecodedText, { sign, pattern, decode }: Coding): DecodedText[] {
  if (!from.text.includes(sign)) return []
  const starts = new Uint32Array(from.text.length + 1)
  const pieces: string[] = []
  let length = 0
  let end = 0
  const startOf = (place: number) => (from.starts === undefined ? place : (from.starts[place] ?? 0))
  const keep = (to: number): void => {
    for (let at = end; at < to; at++) starts[length++] = startOf(at)
    pieces.push(from.text.slice(end, to))
  }
  for (const match of from.text.matchAll(pattern)) {
    keep(match.index)
    const decoded = decode(match[0]).slice(0, match[0].length)
    end = match.index + match[0].length
    const width = match[0].length / Math.max(1, decoded.length)
    for (let at = 0; at < decoded.length; at++) {
      starts[length++] = startOf(match.index + Math.floor(at * width))
    }
    pieces.push(decoded)
  }
  if (pieces.length === 0) return []
  keep(from.text.length)
  starts[length] = startOf(from.text.length)
  return [{ text: pieces.join(''), starts: starts.subarray(0, length + 1) }]
}
