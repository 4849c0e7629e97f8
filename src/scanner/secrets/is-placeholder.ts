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
  let covered = 0
  for (let at = 0; at + STRAIGHT_LENGTH <= text.length; at++) {
    const start = text.slice(at, at + STRAIGHT_LENGTH)
    const line = STRAIGHT.find((each) => each.includes(start))
    if (line === undefined) continue
    let length = STRAIGHT_LENGTH
    while (line.includes(text.slice(at, at + length + 1)) && at + length < text.length) length++
    covered += length
    at += length - 1
  }
  return covered * 3 >= text.length && covered > 0
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
