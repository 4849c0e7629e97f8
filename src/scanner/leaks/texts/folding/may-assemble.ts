/** Decides cheaply where code may put a secret together from parts: most code never does. */
import { limits } from '../../../../base/limits.ts'
import { buildAutomaton, scanKeywords } from '../../../secrets/build-automaton.ts'
import { buildPattern } from '../../../secrets/build-pattern.ts'

/** A text in quotes, or the rest of a template, that could be a part of a random one. */
const PIECE = /["'`}](?!\.{0,2}\/)([\w+/=.~-]{6,200})["'`$]/g
/** Put next to another text, or given a name that may be. */
const JOINED = buildPattern('', [
  /["'`)\]\w]\s{0,40}\+\s{0,40}["'`(\w]|\.(?:join|concat)\s{0,4}\(|\$\{|[fF]["']|\+=/,
  /["']\s{1,80}["']/,
])
interface Sign {
  /** Looked for first: a plain search is much faster than a pattern. */
  readonly words: readonly string[]
  readonly pattern: RegExp
  /** The pattern begins with one of the words; left out: it stands anywhere in such a text. */
  readonly isAtWord?: boolean
  /** Of a long text: what must stand near it, for further away nothing is put together. */
  readonly beside?: RegExp
}

/** Nobody writes these but to hide a text, or to read one that was hidden. */
const HIDDEN: readonly Sign[] = [
  {
    words: ['.reverse'],
    isAtWord: true,
    pattern: /\.reverse\s{0,4}\(\s{0,4}\)\s{0,40}\.\s{0,4}join/y,
  },
  { words: ['['], pattern: /\[\s{0,4}::\s{0,4}-1\s{0,4}\]/g },
  { words: ['reversed'], isAtWord: true, pattern: /\breversed\s{0,4}\(/y },
  {
    words: ['unescape', 'decodeURIComponent'],
    isAtWord: true,
    pattern: /\b(?:unescape|decodeURIComponent)\s{0,4}\(\s{0,40}["'`]%/y,
  },
  {
    words: ['join', 'concat', '+'],
    beside: /join|concat|\+/,
    pattern: /(?:["'`][\w+/=.~-]{1,5}["'`]\s{0,40}[,+]\s{0,40}){6}/g,
  },
  {
    words: ['fromC', 'chr', 'bytes', 'Buffer'],
    beside: /fromC|chr|bytes|Buffer/,
    pattern: /(?:\b(?:\d{2,3}|0x[0-9a-fA-F]{2})\s{0,40},\s{0,40}){11}/g,
  },
]
/** Decodes whatever it is given; the encoded text stands nearby. */
const DECODES: Sign = {
  words: ['atob', 'b64decode', 'unhexlify', 'bytes.fromhex', 'Buffer.from'],
  isAtWord: true,
  pattern: /(?:\batob|b64decode|unhexlify|bytes\.fromhex|\bBuffer\.from)\s{0,4}\(/y,
}
const ENCODED = /["'`][A-Za-z0-9+/=_-]{8,}/

/** Where, in characters from the beginning, in order; the first `countMax` of each kind. */
export function findAssemblies(text: string, countMax: number): readonly number[] {
  const places: number[] = []
  const isShort = text.length <= limits.foldedWholeLengthMax
  const joinsSomewhere = isShort && JOINED.test(text)
  const words = findWords(text)
  const note = (sign: Sign, isOne: (match: RegExpExecArray) => boolean): void => {
    const enough = places.length + countMax
    for (const match of matchesOf(sign, text, words.get(sign) ?? [])) {
      if (places.length >= enough) break
      if (isOne(match)) places.push(match.index)
    }
  }
  note({ words: [''], pattern: PIECE }, ({ 0: whole, 1: piece = '', index }) => {
    if (!looksLikePiece(piece)) return false
    return isShort ? joinsSomewhere : JOINED.test(around(text, index, whole.length, NEAR))
  })
  for (const sign of HIDDEN) {
    const { beside } = sign
    note(sign, ({ 0: whole, index }) => {
      if (beside === undefined || isShort) return true
      return beside.test(around(text, index, whole.length, limits.foldedReach))
    })
  }
  note(DECODES, ({ index }) => ENCODED.test(around(text, index, 0, NEAR_ENCODED)))
  return places.sort((a, b) => a - b)
}

function* matchesOf(
  { words, pattern, isAtWord }: Sign,
  text: string,
  places: readonly number[],
): Generator<RegExpExecArray> {
  if (isAtWord !== true) {
    if (words.some((word) => text.includes(word))) yield* text.matchAll(pattern)
    return
  }
  for (const at of places) {
    pattern.lastIndex = at
    const match = pattern.exec(text)
    if (match !== null) yield match
  }
}

const WORD_SIGNS = [...HIDDEN, DECODES].filter(({ isAtWord }) => isAtWord === true)
const wordAutomaton = buildAutomaton(
  WORD_SIGNS.map(({ words }) => words.map((word) => word.toLowerCase())),
)

/** Where the words of signs begin, all of them looked for at once. */
function findWords(text: string): ReadonlyMap<Sign, readonly number[]> {
  const places = new Map<Sign, number[]>(WORD_SIGNS.map((sign) => [sign, []]))
  scanKeywords(wordAutomaton, Buffer.from(text, 'latin1'), ({ owners, length }, end) => {
    for (const owner of owners) {
      const sign = WORD_SIGNS[owner]
      if (sign !== undefined) places.get(sign)?.push(end - length)
    }
  })
  return places
}

/** What a text is joined with stands next to it in minified code, where names are short. */
const NEAR = 60
const NEAR_ENCODED = 400

function around(text: string, index: number, length: number, near: number): string {
  return text.slice(Math.max(0, index - near), index + length + near)
}

/** Letters and digits take turns, as they do in random text and in few words. */
function looksLikePiece(text: string): boolean {
  return (text.match(/[A-Za-z](?=\d)|\d(?=[A-Za-z])/g)?.length ?? 0) >= 2
}
