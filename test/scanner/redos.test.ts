/** Attack: an answer that makes a regular expression of the scanner take ages. */
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { limits } from '../../src/base/limits.ts'
import { type Expression, listExpressions, timeLeastMs } from '../fixtures/list-expressions.ts'

/** Texts that are longer are cut, or searched by expressions whose repetitions are bounded. */
const LENGTH = limits.urlLengthMax

/** Repeated, these fill a text that expressions like ours match nearly, but not quite. */
const SEEDS = [
  ...['a', 'A', '0', '_', ' ', '\t', '/', '{', '[', '"', "'", ':', '.', '-', ';', ',', '<', '>'],
  ...['=', '&', '\n', '$', '`', '(', '\\', 'a=', 'a ', '<a ', '<a="', 'a.b', 'a/b', 'x@y.', '1-'],
  ...['a-', 'a b ', 'a@', '"a":', 'eyJ', '%2f', 'key ', 'token ', 'the ', 'no ', 'not ', 'api_'],
  ...['http://a', '<script ', 'href="', 'a '.repeat(3), 'at a (', 'File "a', '  at ', '1.'],
]
const ENDS = ['', '!', '\n', '"', '>']
const hostile = SEEDS.flatMap((seed) =>
  ENDS.map((end) => seed.repeat(Math.ceil(LENGTH / seed.length)) + end),
)

const root = new URL('../../src/scanner/', import.meta.url)
const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
  (name) => name.endsWith('.ts') && !name.endsWith('.test.ts'),
)

function listLiterals(path: string): readonly Expression[] {
  return listExpressions(path, readFileSync(new URL(path, root), 'utf8')).literals
}

const ENOUGH_MS = 50
const walk = () => 'a'.repeat(LENGTH).replace(/./g, 'b')

/** A walk over each character of a long text is linear; what is exponential never comes near. */
const boundMs = Math.max(200, 100 * timeLeastMs(walk, ENOUGH_MS))

describe('regular expressions of the scanner', () => {
  it('are all found', () => {
    expect(files.flatMap(listLiterals).length).toBeGreaterThan(500)
  })

  it.each(files.filter((path) => listLiterals(path).length > 0))('take little: %s', (path) => {
    for (const { at, pattern, flags } of listLiterals(path)) {
      const expression = new RegExp(pattern, flags.replace('y', ''))
      for (const text of hostile) {
        const tookMs = timeLeastMs(() => text.replace(expression, ''), ENOUGH_MS)
        if (tookMs > boundMs) expect.fail(`${at}: ${tookMs} ms for ${text.slice(0, 20)}…`)
      }
    }
  })
})
