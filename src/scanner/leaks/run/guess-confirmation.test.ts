import { describe, expect, it } from 'vitest'
import { sampleText, toBase64 } from '../../secrets/sample-secret.ts'
import { placeOf } from '../place.ts'
import { makeRecord } from './make-record.ts'

function markOf(secret: string): string {
  const found = {
    ruleId: 'x',
    provider: 'X',
    title: 'x',
    kind: 'secret',
    isGenuine: true,
    isGeneric: false,
    masked: '…',
    secret,
  } as const
  const place = placeOf('a.txt')
  const plain = { position: {}, seen: null, reader: null, occurrences: 1, line: '', lineBefore: '' }
  const settings = { fingerprintKey: 'k', keepsSecrets: false }
  return makeRecord({ found, place, ...plain }, settings).mark
}

describe('a fingerprint', () => {
  it.each([
    ['words', 'correct-horse-battery-staple'],
    ['a name and a word in base64', toBase64('administrator:winter2024')],
    ['a short one', sampleText(12)],
  ])('tells too little to confirm a guess: %s', (_, secret) => {
    expect(markOf(secret)).toHaveLength(4)
  })

  it('tells one random secret from another', () => {
    expect(markOf(sampleText(40))).toHaveLength(64)
  })
})
