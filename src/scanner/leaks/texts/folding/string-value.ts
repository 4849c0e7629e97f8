/** Says what is known of a text that a program puts together, and bounds how it grows. */
import { limits } from '../../../../base/limits.ts'

export interface StringValue {
  readonly text: string
  /** How many texts of the source it is made of. */
  readonly parts: number
  /** It stands in the source in another form. */
  readonly isDecoded: boolean
}

export function literalValue(text: string): StringValue | undefined {
  return text.length > limits.foldedTextLengthMax ? undefined : { text, parts: 1, isDecoded: false }
}

/** Undefined as soon as one of them is not known. */
export function joinValues(
  values: readonly (StringValue | undefined)[],
  separator = '',
): StringValue | undefined {
  const known: StringValue[] = []
  let length = 0
  for (const value of values) {
    if (value === undefined) return undefined
    length += value.text.length + separator.length
    if (length > limits.foldedTextLengthMax) return undefined
    known.push(value)
  }
  return {
    text: known.map(({ text }) => text).join(separator),
    parts: known.reduce((sum, { parts }) => sum + parts, 0),
    isDecoded: known.some(({ isDecoded }) => isDecoded),
  }
}

export function decodedValue(
  value: StringValue | undefined,
  decode: (text: string) => string,
): StringValue | undefined {
  if (value === undefined) return undefined
  try {
    const text = decode(value.text)
    // What is no text was not meant to be one.
    const isText = text.length <= limits.foldedTextLengthMax && !/[\0-\x08\x0e-\x1f�]/.test(text)
    return isText ? { text, parts: value.parts, isDecoded: true } : undefined
  } catch {
    return undefined
  }
}

export function fromCodes(codes: readonly (number | undefined)[]): StringValue | undefined {
  if (codes.length === 0 || codes.length > limits.foldedTextLengthMax) return undefined
  let text = ''
  for (const code of codes) {
    if (code === undefined || !(code >= 0x20 && code <= 0xffff)) return undefined
    text += String.fromCharCode(code)
  }
  return { text, parts: codes.length, isDecoded: true }
}

export function decodeBase64(text: string): string {
  return Buffer.from(text, 'base64').toString('utf8')
}

export function decodeHex(text: string): string {
  return Buffer.from(text, 'hex').toString('utf8')
}

/** Of JavaScript and Python, without the backslash's own rules for names of characters. */
export function decodeEscape(written: string): string {
  const simple = SIMPLE[written.charAt(1)]
  if (simple !== undefined) return simple
  const hex = /^\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|u\{([0-9a-f]{1,6})\}|U([0-9a-f]{8}))$/i.exec(
    written,
  )
  const digits = hex?.slice(1).find((each) => each !== undefined)
  if (digits !== undefined) {
    const code = Number.parseInt(digits, 16)
    return code <= 0x10ffff ? String.fromCodePoint(code) : ''
  }
  const octal = /^\\([0-7]{1,3})$/.exec(written)?.[1]
  if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8))
  // A line end that is taken back, or a character that stands for itself.
  return /^\\[\r\n]/.test(written) ? '' : written.slice(1)
}

const SIMPLE: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  b: '\b',
  f: '\f',
  v: '\v',
}
