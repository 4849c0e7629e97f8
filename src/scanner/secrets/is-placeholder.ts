/** Decides which texts stand in the place of a secret but are none: examples, masks, variables. */
import { buildPattern } from './build-pattern.ts'

const WORDS = buildPattern('i', [
  /example|placeholder|your|change_?me|dummy|redacted|xxxx|insert|replace|fake|sample/,
  /masked|hidden|(?:secret|key|token)_?here|null|undefined|none$|deadbeef|foobar|lorem/,
])
/** What a template or a program puts something in place of. */
const VARIABLE = /^[<[{(%$]|\$\{|\{\{|%\(|%[sd]$|process\.env|os\.environ|getenv|import\.meta/
const MASK = /\*{3}|•{3}|\.{3}|…|#{4}|_{5}|-{6}/
const STRAIGHT = [
  '01234567890123456789',
  '98765432109876543210',
  'abcdefghijklmnopqrstuvwxyz',
  'zyxwvutsrqponmlkjihgfedcba',
  'qwertyuiopasdfghjkl',
  'a1b2c3d4e5f6g7h8i9j0k1l2m3n4o5p6',
  '1a2b3c4d5e6f7g8h9i0j1k2l3m4n5o6p',
]
/** A straight of this length does not come about by chance. */
const STRAIGHT_LENGTH = 8
const STRAIGHT_LENGTH_SURE = 10
/** Short straights say something where they are half of a text that is not short itself. */
const PIECE_LENGTH = 4
const PIECED_LENGTH_MIN = 16

export function isPlaceholder(text: string): boolean {
  return (
    WORDS.test(text) ||
    VARIABLE.test(text) ||
    MASK.test(text) ||
    hasStraight(text.toLowerCase()) ||
    isMonotonous(text)
  )
}

/** A third of it: what is issued may have a few letters in a row, and a copy that was altered. */
function hasStraight(text: string): boolean {
  const covered = listStraights(text)
    .filter((length) => length >= STRAIGHT_LENGTH)
    .reduce((sum, length) => sum + length, 0)
  return covered > 0 && covered * 3 >= text.length
}

/** Where only the look speaks for a secret, nobody types so much in a row. */
export function isTyped(text: string): boolean {
  const straights = listStraights(text.toLowerCase())
  const covered = straights.reduce((sum, length) => sum + length, 0)
  const isPieced = text.length >= PIECED_LENGTH_MIN && covered * 2 >= text.length
  return isPieced || straights.some((length) => length >= STRAIGHT_LENGTH_SURE)
}

function listStraights(text: string): readonly number[] {
  const lengths: number[] = []
  for (let at = 0; at + PIECE_LENGTH <= text.length; at++) {
    const length = measureStraight(text, at)
    if (length < PIECE_LENGTH) continue
    lengths.push(length)
    at += length - 1
  }
  return lengths
}

function measureStraight(text: string, at: number): number {
  const start = text.slice(at, at + PIECE_LENGTH)
  let longest = 0
  for (const line of STRAIGHT) {
    const from = line.indexOf(start)
    if (from < 0) continue
    let length = PIECE_LENGTH
    while (at + length < text.length && text[at + length] === line[from + length]) length++
    longest = Math.max(longest, length)
  }
  return longest
}

/** Made of very few different characters, or of one piece again and again. */
function isMonotonous(text: string): boolean {
  const letters = text.replace(/[^A-Za-z0-9]/g, '')
  if (letters.length >= 12 && new Set(letters).size < 6) return true
  if (/([A-Za-z0-9])\1{6}/.test(letters)) return true
  for (let period = 1; period <= 8 && period * 3 <= letters.length; period++) {
    if (letters === letters.slice(0, period).repeat(letters.length).slice(0, letters.length)) {
      return true
    }
  }
  return false
}
