/** Decides cheaply where code may put a secret together from parts: most code never does. */
import { limits } from '../../../../base/limits.ts'
import { buildPattern } from '../../../secrets/build-pattern.ts'

/** A text in quotes, or the rest of a template, that could be a part of a random one. */
const PIECE = /["'`}](?!\.{0,2}\/)([\w+/=.~-]{6,200})["'`$]/g
/** Put next to another text, or given a name that may be. */
const JOINED = buildPattern('', [
  /["'`)\]\w]\s{0,40}\+\s{0,40}["'`(\w]|\.(?:join|concat)\s{0,4}\(|\$\{|[fF]["']|\+=/,
  /["']\s{1,80}["']/,
])
/** Each with words without which it is not tried: a plain search is ten times as fast. */
type Sign = readonly [words: readonly string[], pattern: RegExp]

/** Nobody writes these but to hide a text, or to read one that was hidden. */
const HIDDEN: readonly Sign[] = [
  [['.reverse'], /\.reverse\s{0,4}\(\s{0,4}\)\s{0,40}\.\s{0,4}join/g],
  [['::', 'reversed'], /\[\s{0,4}::\s{0,4}-1\s{0,4}\]|\breversed\s{0,4}\(/g],
  [['unescape', 'decodeURI'], /\b(?:unescape|decodeURIComponent)\s{0,4}\(\s{0,40}["'`]%/g],
  [['join', 'concat', '+'], /(?:["'`][\w+/=.~-]{1,5}["'`]\s{0,40}[,+]\s{0,40}){6}/g],
  [['fromC', 'chr', 'bytes', 'Buffer'], /(?:\b(?:\d{2,3}|0x[0-9a-fA-F]{2})\s{0,40},\s{0,40}){11}/g],
]
/** Decodes whatever it is given; the encoded text stands nearby. */
const DECODES: Sign = [
  ['atob', 'b64decode', 'unhexlify', 'fromhex', 'Buffer'],
  /(?:\batob|b64decode|unhexlify|bytes\.fromhex|\bBuffer\.from)\s{0,4}\(/g,
]
const ENCODED = /["'`][A-Za-z0-9+/=_-]{8,}/

export function mayAssemble(chunk: Buffer): boolean {
  return findAssemblies(chunk.toString('latin1'), 1).length > 0
}

/** Where, in characters from the beginning, in order; the first `countMax` of each kind. */
export function findAssemblies(text: string, countMax: number): readonly number[] {
  const places: number[] = []
  const isShort = text.length <= limits.foldedWholeLengthMax
  const joinsSomewhere = isShort && JOINED.test(text)
  const note = (
    [words, pattern]: Sign,
    isOne: (match: RegExpExecArray) => boolean = () => true,
  ): void => {
    if (!words.some((word) => text.includes(word))) return
    const enough = places.length + countMax
    for (const match of text.matchAll(pattern)) {
      if (places.length >= enough) break
      if (isOne(match)) places.push(match.index)
    }
  }
  note([[''], PIECE], ({ 0: whole, 1: piece = '', index }) => {
    if (!looksLikePiece(piece)) return false
    return isShort ? joinsSomewhere : JOINED.test(around(text, index, whole.length, NEAR))
  })
  for (const sign of HIDDEN) note(sign)
  note(DECODES, ({ index }) => ENCODED.test(around(text, index, 0, NEAR_ENCODED)))
  return places.sort((a, b) => a - b)
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
