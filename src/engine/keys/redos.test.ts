/** Attack: a text that makes a regular expression take ages. */
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { listExpressions, timeLeastMs } from '../../../test/fixtures/list-expressions.ts'
import { FieldProblems } from '../../base/field-problems.ts'
import { neutralise, neutraliseText } from '../../base/text/neutralise.ts'
import { checkRoutes } from '../apis/check-routes.ts'
import { parseAddressBlock } from '../policy/address-block.ts'
import { findClientAddress } from '../policy/client-address.ts'
import { normalisePath } from '../policy/normalise-path.ts'
import { isGrantedScope, isNeededScope, isScopeSegment } from '../policy/scope.ts'
import { findExposedText } from './find-exposed-text.ts'
import { isKeyPrefix, KEY_PATTERN, parseKey } from './key-format.ts'
import { readCredential } from './read-credential.ts'
import { redactKeys } from './redact-keys.ts'

const LENGTH = 100_000
/** Repeated, these fill a text that expressions like ours match nearly, but not quite. */
const SEEDS = [
  ...['a', 'A', '0', '_', ' ', '\t', '%', '/', '{', '}', '*', '[', '"', ':', '.', '-', ';', ','],
  ...[
    'a_',
    '_a',
    '/a',
    '/.',
    '%2',
    '%2f',
    '%25',
    '%20',
    '%5F',
    '{a',
    'a:',
    ':a',
    '1.',
    'v1',
    'for=',
  ],
  ...['for="', '; ', '&a=', 'Bearer ', '$', '+/', 'é', '\u2028', '\n', `_${'a'.repeat(49)}`],
]
const ENDS = ['', '!', '\n', '"', ']', '}']
const hostile = SEEDS.flatMap((seed) =>
  ENDS.map((end) => seed.repeat(Math.ceil(LENGTH / seed.length)) + end),
)

const ENOUGH_MS = 20
const walk = () => 'a'.repeat(LENGTH).replace(/./g, 'b')

/** A walk over each character, and then a hundred times that: quadratic is ten thousand times. */
const boundMs = Math.max(50, 100 * timeLeastMs(walk, ENOUGH_MS))

function expectLinear(run: (text: string) => unknown): void {
  for (const text of hostile) {
    const tookMs = timeLeastMs(() => run(text), ENOUGH_MS)
    if (tookMs > boundMs) expect.fail(`${tookMs} ms for ${JSON.stringify(text.slice(0, 20))}…`)
  }
}

const root = new URL('../../', import.meta.url)
const sources = ['base/', 'engine/'].flatMap((folder) =>
  readdirSync(new URL(folder, root), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => `${folder}${name}`),
)

const found = sources.map((path) => ({
  path,
  ...listExpressions(path, readFileSync(new URL(path, root), 'utf8')),
}))
const literals = found.flatMap((each) => each.literals)
const made = found.filter(({ hasMade }) => hasMade).map(({ path }) => path)

/** Files that put expressions together, and what runs all of them. */
const runners: Readonly<Record<string, (text: string) => unknown>> = {
  'base/text/neutralise.ts': (text) => neutralise(text) + neutraliseText(text, true),
  'engine/keys/key-format.ts': (text) => text.match(KEY_PATTERN),
  'engine/policy/scope.ts': (text) =>
    isNeededScope(text) || isGrantedScope(text) || isScopeSegment(text),
}

describe('regular expressions', () => {
  it('are all looked at', () => {
    expect(literals.length).toBeGreaterThan(15)
    expect(made.sort()).toEqual(Object.keys(runners).sort())
  })

  it.each(literals)('take linear time: $pattern ($at)', ({ pattern, flags }) => {
    const expression = new RegExp(pattern, flags.replace('y', ''))
    expectLinear((text) => text.replace(expression, ''))
  })

  it.each(Object.entries(runners))('take linear time: those of %s', (_path, run) => {
    expectLinear(run)
  })
})

describe('what strangers send', () => {
  it.each<[string, (text: string) => unknown]>([
    ['a key', parseKey],
    ['a line of the log', redactKeys],
    ['a prefix', isKeyPrefix],
    ['a path', normalisePath],
    ['a query', (text) => findExposedText(text, '&', true)],
    ['a cookie', (text) => findExposedText(text, ';', true)],
    ['a header', (text) => readCredential(['Authorization', text])],
    ['a block of addresses', parseAddressBlock],
    ['X-Forwarded-For', (text) => findClientAddress('::1', text, undefined, loopback())],
    ['Forwarded', (text) => findClientAddress('::1', undefined, text, loopback())],
    ['a route', (text) => checkRoutes(new FieldProblems(), [{ ...ROUTE, path: `/${text}` }])],
  ])('is read in linear time: %s', (_what, read) => {
    expectLinear(read)
  })
})

const ROUTE = { method: 'GET', scopes: [], public: false, cost: 1 }

function loopback() {
  return ['::/0', '0.0.0.0/0'].map(parseAddressBlock).filter((block) => block !== undefined)
}
