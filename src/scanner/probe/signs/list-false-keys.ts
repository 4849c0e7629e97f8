/** Decides which texts, close to a key or far from any, a sound check must turn away. */
import type { Severity } from '../../finding.ts'
import type { ProvenKey } from '../scan-context.ts'
import { parseJwt } from './parse-jwt.ts'

export interface FalseKey {
  readonly text: string
  /** In words for a finding: `an empty key`. */
  readonly words: string
  readonly severity: Severity
}

/** What careless code takes for a key, whoever sends it. */
const NO_KEYS: readonly FalseKey[] = [
  { text: '', words: 'an empty key', severity: 'critical' },
  { text: 'null', words: 'the word null', severity: 'critical' },
  { text: 'undefined', words: 'the word undefined', severity: 'critical' },
  { text: 'true', words: 'the word true', severity: 'critical' },
  { text: 'x', words: 'a single letter', severity: 'critical' },
]

/** Shorter parts prove nothing: half a key of eight characters is guessed anyway. */
const PARTS_LENGTH_MIN = 12

export function listFalseKeys(key: ProvenKey | null): readonly FalseKey[] {
  if (key === null) return NO_KEYS
  const { text } = key
  // The parts of a token are checked by the rules about tokens.
  if (parseJwt(text) !== null || text.length < PARTS_LENGTH_MIN) return NO_KEYS
  const prefix = /^(?:[A-Za-z][A-Za-z0-9]{0,11}[_-]){1,4}/.exec(text)?.[0] ?? ''
  const middle = Math.floor(text.length / 2)
  const near: FalseKey[] = [
    { text: text.slice(0, -1), words: 'a key without its last character', severity: 'high' },
    {
      text: text.slice(0, Math.max(8, middle)),
      words: 'the first half of a key',
      severity: 'high',
    },
    { text: text.slice(middle), words: 'the second half of a key', severity: 'high' },
    { text: `${text}x`, words: 'a key with a character too many', severity: 'medium' },
  ]
  if (prefix.length >= 3 && prefix.length <= text.length - 8) {
    near.push({ text: prefix, words: 'the prefix that all keys share', severity: 'critical' })
  }
  const swapped = swapCase(text)
  // Hexadecimal means the same in either case, and loses nothing by it.
  if (swapped !== text && !/^[0-9a-fA-F-]+$/.test(text)) {
    near.push({ text: swapped, words: 'a key in the other case', severity: 'medium' })
  }
  return [...NO_KEYS, ...near]
}

function swapCase(text: string): string {
  const lower = text.toLowerCase()
  return [...text]
    .map((letter, at) => (letter === lower.charAt(at) ? letter.toUpperCase() : lower.charAt(at)))
    .join('')
}
