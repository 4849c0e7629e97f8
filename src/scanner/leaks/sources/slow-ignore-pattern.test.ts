import { describe, expect, it } from 'vitest'
import { findRule, parseIgnoreRules } from './ignore-rules.ts'

const NAME = 'a'.repeat(255)
const PATTERNS = [
  `${'*a'.repeat(200)}b`,
  `${'?*'.repeat(200)}b`,
  `${'[a-z]*'.repeat(100)}!`,
  `${'**/a/'.repeat(100)}b`,
  `${'a*'.repeat(120)}/b`,
  '['.repeat(900),
  `[${'[:alpha:'.repeat(100)}`,
  `${'\\'.repeat(901)}`,
]

describe('a pattern that is made to be slow', () => {
  it.each(PATTERNS)('costs no more than others: %.20s', (pattern) => {
    const rules = parseIgnoreRules(pattern)
    const path = Array.from({ length: 12 }, () => NAME)
    const before = performance.now()
    for (let round = 0; round < 20; round += 1) findRule(rules, path, false)
    expect(performance.now() - before).toBeLessThan(1_000)
  })
})
