import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { limits } from '../../base/limits.ts'
import { findSignature } from './parse-signatures.ts'
import { createSignatureBase } from './signature-base.ts'
import { parseStrictDictionary, rewriteField, rewriteMember } from './structured-field.ts'

describe('a dictionary that can be read in one way only', () => {
  it.each([
    '',
    'a',
    'a=1',
    'a=1.5',
    'a="x \\"y\\\\"',
    'a=(1  2);b, c;d="  "',
    ' a=:YQ==:  ,  b=?0',
  ])('%j', (text) => {
    expect(parseStrictDictionary(text)).toBeDefined()
  })
})

describe('one that cannot, or is none', () => {
  it.each([
    ...[
      'a=1, a=2',
      'a=1, a=1',
      'a;b=1;b=2',
      'a=(1;b;b)',
      'a=?1',
      'a;b=?1',
      'a=01',
      'a=1.0',
      'a=1.50',
    ],
    ...['a=:YQ:', 'a=:YR==:', 'a=-0', 'A=1', 'a=1,', ',a=1', 'a=(1', 'a="', 'a="é"', 'a==1', 'a b'],
    ...['a=(1(2))', 'a=:*:', 'a=%"%ff"', 'a="\u0000"', 'a=1\nb=2', '__proto__=1, __proto__=2'],
  ])('%j', (text) => {
    expect(parseStrictDictionary(text)).toBeUndefined()
  })
})

it('rewrites nothing that is longer than any honest field: it would be done for each part', () => {
  const long = `a=${'1'.repeat(5)}, `.repeat(limits.signedStructuredLengthMax / 5).slice(0, -2)
  expect(rewriteField(long, 'dictionary')).toBeUndefined()
  expect(rewriteMember(long, 'a')).toBeUndefined()
})

describe('whatever is sent', () => {
  const signs = fc.constantFrom(
    ...[
      'sig',
      '=',
      '(',
      ')',
      ';',
      ',',
      ' ',
      '"',
      '\\',
      ':',
      '@',
      '%"',
      '?',
      '*',
      '-',
      '1',
      '.',
      '\t',
    ],
    ...['"@method"', 'created=1', 'keyid="key_0123456789Ab"', 'a', 'AA==', '\u0000', 'ÿ', '\n'],
  )
  const texts = fc.array(signs, { maxLength: 60 }).map((parts) => parts.join(''))
  const message = {
    method: 'GET',
    scheme: 'https',
    authority: 'a.example',
    requestTarget: '/?a=1&b',
  } as const

  it('is an answer, and never an error', () => {
    fc.assert(
      fc.property(texts, texts, texts, (input, signature, field) => {
        const naming = `${input}keyid="key_0123456789Ab"`
        const rawHeaders = ['Signature-Input', naming, 'Signature', signature, 'A', field]
        const found = findSignature(rawHeaders)
        if (found.kind !== 'one') return ['unusable', 'several', 'none'].includes(found.kind)
        createSignatureBase({ ...message, rawHeaders }, found.signature)
        return true
      }),
      { numRuns: 3_000 },
    )
  })

  it('no value ends its line of the base', () => {
    const bytes = Buffer.alloc(64).toString('base64')
    const components = '"a" "a";bs "@query" "@path" "@authority" "@request-target"'
    const input = `sig=(${components});keyid="key_0123456789Ab"`
    fc.assert(
      fc.property(texts, texts, texts, (field, authority, target) => {
        const rawHeaders = ['Signature-Input', input, 'Signature', `sig=:${bytes}:`, 'A', field]
        const found = findSignature(rawHeaders)
        if (found.kind !== 'one') return false
        const sent = { ...message, authority, requestTarget: `/${target}`, rawHeaders }
        const base = createSignatureBase(sent, found.signature)
        return base === undefined || base.toString('latin1').split('\n').length === 7
      }),
      { numRuns: 2_000 },
    )
  })
})
