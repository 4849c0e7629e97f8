/** Decides cheaply where code may put a secret together from parts: most code never does. */
import { limits } from '../../../../base/limits.ts'
import { buildPattern } from '../../../secrets/build-pattern.ts'

/** A text in quotes that could be a part of a random one. */
const PIECE = /["'`]([\w+/=.~-]{6,200})["'`$]/g
/** Put next to another text, or given a name that may be. */
const JOINED = buildPattern('', [
  /["'`)\]\w]\s{0,40}\+\s{0,40}["'`(\w]|\.(?:join|concat)\s{0,4}\(|\$\{|[fF]["']|\+=/,
  /["']\s{1,80}["']/,
])
/** Nobody writes these but to hide a text, or to read one that was hidden. */
const HIDDEN = buildPattern('g', [
  /\batob\s{0,4}\(|b64decode\s{0,4}\(|unhexlify\s{0,4}\(|bytes\.fromhex\s{0,4}\(/,
  /\bBuffer\s{0,4}\.\s{0,4}from\s{0,4}\(\s{0,40}["'`\w]|\bunescape\s{0,4}\(\s{0,40}["'`\w]/,
  /\bdecodeURIComponent\s{0,4}\(\s{0,40}["'`]/,
  /\bfromC(?:har|ode)[A-Za-z]{3,6}\b|\bchr\s{0,4}\(\s{0,4}\w|\bbytes(?:array)?\s{0,4}\(\[|\bmap\s{0,4}\(\s{0,4}chr\b/,
  /\.reverse\s{0,4}\(\s{0,4}\)\s{0,40}\.\s{0,4}join|\[\s{0,4}::\s{0,4}-1\s{0,4}\]|\breversed\s{0,4}\(/,
  /(?:["'`][\w+/=.~-]{1,5}["'`]\s{0,40}[,+]\s{0,40}){6}/,
])

export function mayAssemble(chunk: Buffer): boolean {
  return findAssemblies(chunk.toString('latin1'), 1).length > 0
}

/** Where, in characters from the beginning, in order; the first `countMax`. */
export function findAssemblies(text: string, countMax: number): readonly number[] {
  const places: number[] = []
  const isShort = text.length <= limits.foldedWholeLengthMax
  const joinsSomewhere = isShort && JOINED.test(text)
  for (const match of text.matchAll(PIECE)) {
    if (places.length >= countMax) break
    if (!looksLikePiece(match[1] ?? '')) continue
    if (isShort ? joinsSomewhere : JOINED.test(around(text, match.index, match[0].length))) {
      places.push(match.index)
    }
  }
  for (const match of text.matchAll(HIDDEN)) {
    if (places.length >= countMax * 2) break
    places.push(match.index)
  }
  return places.sort((a, b) => a - b)
}

/** What a text is joined with stands next to it in minified code, where names are short. */
const NEAR = 60

function around(text: string, index: number, length: number): string {
  return text.slice(Math.max(0, index - NEAR), index + length + NEAR)
}

/** Letters and digits take turns, as they do in random text and in few words. */
function looksLikePiece(text: string): boolean {
  return (text.match(/[A-Za-z](?=\d)|\d(?=[A-Za-z])/g)?.length ?? 0) >= 2
}
