/** Attack: an answer that makes a regular expression of the scanner take ages. */
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { limits } from '../../src/base/limits.ts'
import { parseSyntax, walk } from '../tidy/syntax.ts'

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

interface Expression {
  readonly at: string
  readonly pattern: string
  readonly flags: string
}

const root = new URL('../../src/scanner/', import.meta.url)
const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
  (name) => name.endsWith('.ts') && !name.endsWith('.test.ts'),
)

function listExpressions(path: string): Expression[] {
  const expressions: Expression[] = []
  const text = readFileSync(new URL(path, root), 'utf8')
  walk(parseSyntax(path, text), (node) => {
    const { regex } = node
    if (node.type !== 'Literal' || typeof regex !== 'object' || regex === null) return
    expressions.push({ ...(regex as Omit<Expression, 'at'>), at: `${path}:${node.start}` })
  })
  return expressions
}

/** The least of three times: what else the machine does cannot make the least one longer. */
function timeMs(run: () => unknown): number {
  let leastMs = Number.POSITIVE_INFINITY
  for (let round = 0; round < 3; round++) {
    const startMs = performance.now()
    run()
    leastMs = Math.min(leastMs, performance.now() - startMs)
    if (leastMs < 50) break
  }
  return leastMs
}

/** A walk over each character of a long text is linear; what is exponential never comes near. */
const boundMs = Math.max(200, 100 * timeMs(() => 'a'.repeat(LENGTH).replace(/./g, 'b')))

describe('regular expressions of the scanner', () => {
  it('are all found', () => {
    expect(files.flatMap(listExpressions).length).toBeGreaterThan(500)
  })

  it.each(files.filter((path) => listExpressions(path).length > 0))('take little: %s', (path) => {
    for (const { at, pattern, flags } of listExpressions(path)) {
      const expression = new RegExp(pattern, flags.replace('y', ''))
      for (const text of hostile) {
        const tookMs = timeMs(() => text.replace(expression, ''))
        if (tookMs > boundMs) expect.fail(`${at}: ${tookMs} ms for ${text.slice(0, 20)}…`)
      }
    }
  })
})
