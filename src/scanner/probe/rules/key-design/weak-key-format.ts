/** Decides whether the given keys can be guessed, or foretold from one another. */
import { limits } from '../../../../base/limits.ts'
import type { Severity } from '../../../finding.ts'
import type { GivenKey } from '../../../scan-settings.ts'
import { type Sighting, type TargetRule, untested, type Verdict } from '../../probe-rule.ts'
import { json, keyedSample } from '../../sample-api.ts'
import type { ScanContext } from '../../scan-context.ts'
import { compareKeys } from '../../signs/compare-keys.ts'
import { findPrefix, isToken, measureKey } from '../../signs/measure-key.ts'

function check(scan: ScanContext): Verdict {
  const given = [...scan.keys, ...scan.unprovenKeys].map(({ name, text }) => ({
    name,
    text: secretPart(text),
    isPassword: secretPart(text) !== text,
  }))
  const keys = given.filter(({ text }) => !isToken(text))
  if (given.length === 0) return untested('No key was given.')
  if (keys.length === 0) return untested('The given keys are signed tokens, which are not guessed.')
  const related = findRelated(keys, scan)
  const weak = keys.flatMap((key) => judgeKey(key, scan) ?? [])
  return [...related, ...weak, ...tellPrefix(keys)]
}

/** `name:password` is guessed by its password. */
function secretPart(text: string): string {
  const colon = text.indexOf(':')
  return colon > 0 && colon < text.length - 1 && !text.includes('://')
    ? text.slice(colon + 1)
    : text
}

type Key = Pick<GivenKey, 'name' | 'text'> & { readonly isPassword: boolean }

function judgeKey({ name, text, isPassword }: Key, scan: ScanContext): Sighting | null {
  const { bits, signs } = measureKey(text)
  if (bits >= limits.keyBitsFair) return null
  // Passwords are kept by slow hashes, and are shorter than keys.
  const isOnlyShort = signs.every((each) => each.endsWith('characters'))
  if (isPassword && isOnlyShort && bits >= limits.probeWeakKeyBits) return null
  const severity: Severity = bits < limits.keyBitsPoor ? 'high' : 'medium'
  const because = signs.length === 0 ? '' : `: ${signs.join(', ')}`
  const length = text.length - findPrefix(text).length
  return {
    severity,
    confidence: 'likely',
    title: 'A key is short or regular enough to be guessed',
    detail:
      `The key ${scan.mask(name)} is worth about ${bits} bits at best (${length} characters)` +
      `${because}. Keys of 128 bits or more cannot be guessed.`,
    discriminator: `strength ${name}`,
  }
}

function findRelated(keys: readonly Key[], scan: ScanContext): Sighting[] {
  for (const [index, first] of keys.entries()) {
    for (const second of keys.slice(index + 1)) {
      const prefix = findPrefix(first.text)
      const isShared = prefix !== '' && second.text.startsWith(prefix)
      const start = isShared ? prefix.length : 0
      const { kind, differing } = compareKeys(first.text.slice(start), second.text.slice(start))
      if (kind === 'different') continue
      const names = `${scan.mask(first.name)} and ${scan.mask(second.name)}`
      const isCounted = kind === 'sequential'
      return [
        {
          severity: isCounted || differing <= 4 ? 'high' : 'medium',
          confidence: isCounted ? 'confirmed' : 'likely',
          title: isCounted ? 'Keys are counted up' : 'Keys are nearly the same',
          detail: isCounted
            ? `The keys ${names} are two numbers of a row: whoever has one counts to the others.`
            : `The keys ${names} differ in so few characters that whoever has one finds the ` +
              'others by trying.',
          discriminator: 'related',
        },
      ]
    }
  }
  return []
}

/** Nothing that an attacker gains; but nobody notices when such a key is leaked. */
function tellPrefix(keys: readonly Key[]): Sighting[] {
  const plain = keys.filter(({ text }) => findPrefix(text) === '')
  if (plain.length === 0) return []
  return [
    {
      severity: 'info',
      confidence: 'confirmed',
      title: 'Keys have no prefix by which they are known',
      detail:
        'Secret scanners and people cannot tell whose keys these are: a prefix such as ' +
        '`shop_live_` and a checksum at the end let a leak be noticed.',
      discriminator: 'prefix',
    },
  ]
}

const users = () => json([{ id: 1, name: 'Ann' }])
const UNSAFE = ['key-guessing-unlimited', 'any-key-accepted']

function sampleOf(name: string, first: string, second: string) {
  const keys = { first, second }
  return keyedSample(
    name,
    { keys: [first, second], routes: { 'GET /v1/users': users } },
    { keys, also: UNSAFE },
  )
}

const PASSWORD = ['report:hT7kq9', '2LmxZ4w'].join('')

export const weakKeyFormat: TargetRule = {
  id: 'weak-key-format',
  category: 'key-design',
  severity: 'high',
  title: 'Keys can be guessed or foretold',
  why:
    'A key is only as good as it is hard to guess. Short or regular ones are found by trying; ' +
    'where one follows from another, every customer holds the keys of all the others.',
  looksFor:
    'The given keys, without sending anything: how many bits they can be worth, words, rows of ' +
    'the keyboard, times, UUIDs of version 1, readable base64, hashes of small numbers; and with ' +
    'several keys, whether they are counted up or nearly the same.',
  spares:
    'Shared prefixes such as `shop_live_`, random keys in hexadecimal, base64 or as UUIDs of ' +
    'version 4, and signed tokens, which have rules of their own.',
  remedy:
    'Make keys of at least 128 bits from the random source of the system, give them a prefix ' +
    'and a checksum, store only a hash, and replace those that are in use, with a time of overlap.',
  remedyCode: {
    flask: 'import secrets\n\nkey = "shop_live_" + secrets.token_urlsafe(32)',
    express:
      "import { randomBytes } from 'node:crypto'\n\n" +
      "const key = 'shop_live_' + randomBytes(32).toString('base64url')",
  },
  controls: 'predictable-key',
  subject: 'target',
  isActive: false,
  keysMin: 0,
  phase: 'observe',
  check,
  catches: [
    sampleOf('words', 'test-api-key', 'my-secret-key'),
    sampleOf('counted up', 'acme-key-000017', 'acme-key-000018'),
    sampleOf('eight hexadecimal digits', '9f3a71c2', '04be8d15'),
    sampleOf(
      'readable in base64',
      Buffer.from('user:1017:admin').toString('base64'),
      Buffer.from('user:2044:guest').toString('base64'),
    ),
  ],
  ignores: [
    sampleOf(
      'random hexadecimal',
      `9f3a71c204be8d15${'c7d0a1e85b62f394'}`,
      `1b8e44f0a9c35d72${'06fe93ab2d817c5e'}`,
    ),
    sampleOf(
      'random UUIDs',
      `3f1c9a52-7be4-4d08-${'9a61-5c20e8d7b3f4'}`,
      `b8027de1-46f3-4a9c-${'8e15-d3794b60a2cf'}`,
    ),
    keyedSample(
      'a random password',
      {
        routes: { 'GET /v1/users': users },
        keys: [PASSWORD],
        readKey: ({ headers }) => {
          const encoded = headers['authorization']?.replace(/^Basic /, '')
          return encoded === undefined ? null : Buffer.from(encoded, 'base64').toString()
        },
      },
      { keys: { report: PASSWORD } },
    ),
    keyedSample('with a prefix', { routes: { 'GET /v1/users': users } }),
  ],
}
