/** Decides how hard a key is to guess, in bits, and what about it makes it easier. */
import { createHash } from 'node:crypto'
import { parseJwt } from './parse-jwt.ts'

export interface KeyStrength {
  /** Of what is not the same in every key; an upper bound. */
  readonly bits: number
  /** What makes it weak, in words that do not show it; empty when nothing does. */
  readonly signs: readonly string[]
  /** Leads of secret scanners, such as `shop_live_`; empty without one. */
  readonly prefix: string
}

/** Words of one case; in base64 the cases change in the middle of what looks like one. */
const PREFIX = /^(?:(?:[a-z]{2,12}|[A-Z]{2,12})[0-9]{0,2}[_-]){1,4}/
/** A prefix is what stands before a random part of at least this length. */
const BODY_LENGTH_MIN = 16

/** Words of which keys are made by hand. */
const WORDS = [
  'password passwort secret token admin administrator root user test testing demo sample example',
  'default changeme letmein welcome qwerty master public private production staging develop dev',
  'live local key keys apikey api access client customer partner internal service server backend',
  'frontend mobile web app application company business shop store order product free premium',
  'prod basic gold standard enterprise trial guest super mega hello world foo bar baz abc xyz',
  'monkey dragon princess superman batman pokemon',
  'sunshine football alice bob carol charlie dave eve mallory john jane read write readonly',
]
  .join(' ')
  .split(' ')
  .sort((a, b) => b.length - a.length)

/** Texts whose hash somebody might take for a key. */
const HASHED = [...WORDS, '', ...Array.from({ length: 10_000 }, (_, number) => String(number))]

/** Guessed first, so that one is worth no more than its place in a list like the one above. */
const WORD_BITS = 7
/** Of any other word: dictionaries of some thousand are tried as fast. */
const OTHER_WORD_BITS = 12
const ROW_BITS = 6
const TIME_BITS = 10

/** Seconds since 1970, from 2010 to 2040. */
const SECONDS = { min: 1_262_304_000, max: 2_208_988_800 }

/** Rows that fingers or counting make. */
const ROWS = [
  '01234567890',
  '09876543210',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'a1b2c3d4e5f6g7h8',
  '1a2b3c4d5e6f7g8h',
  '1q2w3e4r5t6y7u8i',
  'q1w2e3r4t5y6u7i8',
]

export function measureKey(key: string, prefix = findPrefix(key)): KeyStrength {
  const body = key.slice(prefix.length)
  const hash = findHashed(body)
  if (hash !== null) return { bits: 13, signs: [hash], prefix }
  const decoded = decodeText(body)
  if (decoded !== null) {
    const inner = measureKey(decoded, '')
    return { ...inner, signs: ['it is readable text in base64', ...inner.signs], prefix }
  }
  return { ...measureBody(body), prefix }
}

export function findPrefix(key: string): string {
  const prefix = PREFIX.exec(key)?.[0] ?? ''
  return key.length - prefix.length < BODY_LENGTH_MIN ? '' : prefix
}

export function isToken(key: string): boolean {
  return parseJwt(key) !== null
}

function measureBody(body: string): Omit<KeyStrength, 'prefix'> {
  const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-([0-9a-f])[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/i.exec(
    body,
  )
  if (uuid?.[1] === '4') return { bits: 122, signs: [] }
  if (uuid?.[1] === '1' || uuid?.[1] === '6') {
    return { bits: 30, signs: ['it is a UUID made of the time and the address of a machine'] }
  }
  const signs: string[] = []
  let bits = 0
  let rest = body
  /** What is taken out leaves a gap, so that its neighbours do not become one piece. */
  const take = (piece: string, worth: number, sign: string): void => {
    rest = rest.replace(piece, '-')
    bits += worth
    if (!signs.includes(sign)) signs.push(sign)
  }
  const time = findTime(rest)
  if (time !== null) take(time, TIME_BITS, 'it holds the time at which it was made')
  for (let row = findRow(rest); row !== null; row = findRow(rest)) {
    take(row, ROW_BITS, 'it holds a row of the keyboard or of the alphabet')
  }
  for (const word of WORDS) {
    const found = word.length > 2 ? findWord(rest, word) : null
    if (found !== null) take(found, WORD_BITS, 'it is made of words')
  }
  for (const piece of rest.split(/[-_.:\s]+/)) {
    if (isOtherWord(piece))
      take(piece, Math.min(OTHER_WORD_BITS, 4 * piece.length), 'it is made of words')
  }
  for (const piece of rest.split(/[-_.:\s]+/)) bits += measureRandom(piece)
  if (body.length < BODY_LENGTH_MIN) signs.push(`its secret part has ${body.length} characters`)
  if (body.length >= 8 && new Set(body).size <= Math.min(6, body.length / 3)) {
    signs.push('it repeats a few characters')
    bits = Math.min(bits, 24)
  }
  return { bits: Math.round(bits), signs }
}

/** Within other letters a short word is chance: `3kdeV9` is no word. */
function findWord(text: string, word: string): string | null {
  const at = text.toLowerCase().indexOf(word)
  if (at < 0) return null
  const found = text.slice(at, at + word.length)
  if (!/^[A-Z]?[a-z]+$|^[A-Z]+$/.test(found)) return null
  const isLetter = (index: number) => /[a-z]/i.test(text.charAt(index))
  const isApart = !isLetter(at - 1) && !isLetter(at + word.length)
  const isSure = word.length >= 6 || (text.length < BODY_LENGTH_MIN && word.length >= 4)
  return isApart || isSure ? found : null
}

/** Letters of one case with vowels among them, between dashes. */
function isOtherWord(piece: string): boolean {
  return /^(?:[A-Z]?[a-z]{2,14}|[A-Z]{3,14})$/.test(piece) && /[aeiouy]/i.test(piece)
}

/** The longest row, forwards, of four characters; in a long key chance makes rows of five. */
function findRow(text: string): string | null {
  const lower = text.toLowerCase()
  const lengthMin = text.length < 24 ? 4 : 6
  for (let length = 16; length >= lengthMin; length--) {
    for (const row of ROWS) {
      for (let at = 0; at + length <= row.length; at++) {
        const found = lower.indexOf(row.slice(at, at + length))
        if (found >= 0) return text.slice(found, found + length)
      }
    }
  }
  return null
}

function measureRandom(piece: string): number {
  if (piece === '') return 0
  let alphabet = 0
  if (/^[0-9]+$/.test(piece)) alphabet = 10
  else if (/^(?:[0-9a-f]+|[0-9A-F]+)$/.test(piece)) alphabet = 16
  else {
    if (/[0-9]/.test(piece)) alphabet += 10
    if (/[a-z]/.test(piece)) alphabet += 26
    if (/[A-Z]/.test(piece)) alphabet += 26
    if (/[^A-Za-z0-9]/.test(piece)) alphabet += 4
  }
  return piece.length * Math.log2(alphabet)
}

/** Seconds or milliseconds, as decimal digits that stand alone. */
function findTime(text: string): string | null {
  const decimal = /(?<!\d)\d{10}(?:\d{3})?(?!\d)/.exec(text)?.[0]
  const seconds = Number(decimal?.slice(0, 10))
  return decimal !== undefined && seconds > SECONDS.min && seconds < SECONDS.max ? decimal : null
}

function findHashed(body: string): string | null {
  const name = { 32: 'md5', 40: 'sha1', 64: 'sha256' }[body.length]
  if (name === undefined || !/^[0-9a-f]+$/i.test(body)) return null
  const wanted = body.toLowerCase()
  const isKnown = HASHED.some((each) => createHash(name).update(each).digest('hex') === wanted)
  return isKnown ? `it is the ${name.toUpperCase()} hash of a common word or a small number` : null
}

/** Null when it is not base64, or what comes out is no text. */
function decodeText(body: string): string | null {
  if (body.length < 12 || !/^[\w+/-]+={0,2}$/.test(body)) return null
  const text = Buffer.from(body, 'base64').toString('latin1')
  if (!/^[\x20-\x7e]{8,}$/.test(text)) return null
  const isWorded = WORDS.some((word) => word.length > 3 && text.includes(word))
  return body.endsWith('=') || /[ :{"|@-]/.test(text) || isWorded ? text : null
}
