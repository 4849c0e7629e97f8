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

const PREFIX = /^(?:[A-Za-z][A-Za-z0-9]{0,11}[_-]){1,4}/

/** Words of which keys are made by hand. Each is worth about as much as two random letters. */
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

/** Seconds since 1970, from 2010 to 2040. */
const SECONDS = { min: 1_262_304_000, max: 2_208_988_800 }

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

/** A prefix is what is left of words in front of a random part; all words is no prefix. */
export function findPrefix(key: string): string {
  const prefix = PREFIX.exec(key)?.[0] ?? ''
  const body = key.slice(prefix.length)
  if (body.length < 8 || /^[0-9a-f]{8}-/i.test(key)) return ''
  return /\d/.test(prefix) && !/^[a-z]+\d?[_-]/i.test(prefix) ? '' : prefix
}

export function isToken(key: string): boolean {
  return parseJwt(key) !== null
}

function measureBody(body: string): Omit<KeyStrength, 'prefix'> {
  const signs: string[] = []
  let rest = body
  let bits = 0
  const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-([0-9a-f])[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/i.exec(
    rest,
  )
  if (uuid?.[1] === '4') return { bits: 122, signs }
  if (uuid?.[1] === '1' || uuid?.[1] === '6') {
    return { bits: 30, signs: ['it is a UUID made of the time and the address of a machine'] }
  }
  const time = findTime(rest)
  if (time !== null) {
    signs.push('it holds the time at which it was made')
    rest = rest.replace(time, '')
    bits += 10
  }
  const words = WORDS.filter((word) => word.length > 2 && containsWord(rest, word))
  for (const word of words) {
    if (!containsWord(rest, word)) continue
    rest = rest.replace(new RegExp(word, 'i'), '')
    bits += 10
  }
  if (words.length > 0) signs.push('it is made of words')
  const run = /(?:0123|1234|2345|3456|4567|5678|6789|abcd|bcde|cdef|qwer|asdf)[0-9a-z]{0,12}/i.exec(
    rest,
  )?.[0]
  if (run !== undefined && (body.length < 24 || run.length > 8)) {
    signs.push('it holds a row of the keyboard or of the alphabet')
    rest = rest.replace(run, '')
    bits += 6
  }
  bits += measureRest(rest)
  if (body.length < 16) signs.push(`its secret part has ${body.length} characters`)
  if (body.length >= 8 && new Set(body).size <= body.length / 4) {
    signs.push('it repeats a few characters')
    bits = Math.min(bits, 24)
  }
  return { bits: Math.round(bits), signs }
}

/** Within other letters a short word is chance: `3kdeV9` is no word. */
function containsWord(text: string, word: string): boolean {
  const at = text.toLowerCase().indexOf(word)
  if (at < 0) return false
  const found = text.slice(at, at + word.length)
  const isEven = /^[A-Z]?[a-z]+$|^[A-Z]+$/.test(found)
  const isApart =
    !/[a-z]/i.test(text.charAt(at - 1)) && !/[a-z]/i.test(text.charAt(at + word.length))
  return isEven && (isApart || word.length >= 6 || (text.length < 16 && word.length >= 4))
}

function measureRest(rest: string): number {
  const letters = rest.replace(/[-_.:]/g, '')
  if (letters === '') return 0
  let alphabet = 0
  if (/^[0-9]+$/.test(letters)) alphabet = 10
  else if (/^(?:[0-9a-f]+|[0-9A-F]+)$/.test(letters)) alphabet = 16
  else {
    if (/[0-9]/.test(letters)) alphabet += 10
    if (/[a-z]/.test(letters)) alphabet += 26
    if (/[A-Z]/.test(letters)) alphabet += 26
    if (/[^A-Za-z0-9]/.test(letters)) alphabet += 4
  }
  return letters.length * Math.log2(alphabet)
}

/** As decimal seconds or milliseconds, or as the hexadecimal seconds that begin an ObjectId. */
function findTime(text: string): string | null {
  const decimal = /(?<!\d)\d{10}(?:\d{3})?(?!\d)/.exec(text)?.[0]
  if (decimal !== undefined) {
    const seconds = Number(decimal.slice(0, 10))
    if (seconds > SECONDS.min && seconds < SECONDS.max) return decimal
  }
  if (/^[0-9a-f]{24}$/.test(text)) {
    const seconds = Number.parseInt(text.slice(0, 8), 16)
    // A random text of this form begins like a time of those thirty years once in five times.
    if (seconds > 1_400_000_000 && seconds < 1_900_000_000) return text.slice(0, 8)
  }
  return null
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
  const decoded = Buffer.from(body, 'base64')
  const text = decoded.toString('latin1')
  const isText = /^[\x20-\x7e]{8,}$/.test(text)
  return isText &&
    (/[=]$/.test(body) ||
      /[ :{"|@-]/.test(text) ||
      WORDS.some((w) => w.length > 3 && text.includes(w)))
    ? text
    : null
}
